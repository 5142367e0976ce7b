"""The way to help beside an answer of the API, as a link header: `</help>; rel="help"` (method D.3)."""

from __future__ import annotations

from litestar.types import ASGIApp, Message, Receive, Scope, Send

SHOWS_HELP = "shows_help"
"""Where a request keeps, until it is answered, that what was sent sounds heavy."""

LINK = (b"link", b'</help>; rel="help"')


def signposted(app: ASGIApp) -> ASGIApp:
    """Return an application whose answers to what sounds heavy carry the way to help, and nothing else."""

    async def answered(scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and scope["state"].get(SHOWS_HELP):
                message["headers"] = [*message["headers"], LINK]
            await send(message)

        await app(scope, receive, sending)

    return answered
