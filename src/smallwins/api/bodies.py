"""What is sent: JSON of the shape an operation declares, read strictly and once; "12" is no number."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import msgspec
from litestar import Request
from litestar.exceptions import HTTPException, ValidationException
from litestar.params import JSONBody

from smallwins.api.signposts import SHOWS_HELP
from smallwins.application.signposts import calls_for_help

BODY: Any = JSONBody
"""The marker of a JSON body; the shape inside is known at start-up alone."""

BODY_OPTION = "body"
"""The option of an operation that holds the shape of its body."""


class Body(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What an action is sent with; a field it does not know is refused, not overlooked."""


class Nothing(Body):
    """Nothing has to be said."""


class JsonRequest(Request[Any, Any, Any]):
    """A request whose body is decoded into the shape of its operation in one go.

    The framework would take "12" for 12 and 0 for no; what a script meant is not for us to guess.
    """

    async def json(self) -> Any:
        """Return the body in its shape."""
        kind = self.content_type[0]
        if kind not in ("application/json", "") and not kind.endswith("+json"):
            raise HTTPException(status_code=415, detail=kind)
        shape = self.route_handler.opt[BODY_OPTION]
        try:
            body = read(await self.body(), shape)
        except (ValueError, RecursionError) as error:  # not JSON, or not of this shape
            raise ValidationException(detail=str(error)) from error
        if calls_for_help(_texts([body])):
            self.state[SHOWS_HELP] = True
        return body


def read(body: bytes, shape: Any) -> Any:
    """Read a body into its shape; 12.0 is a whole number in JSON, though its writer took a detour."""
    try:
        return _decode(shape)(body)
    except msgspec.ValidationError:
        if b".0" not in body:
            raise
    return msgspec.convert(json.loads(body, parse_float=_number), shape)


def _texts(held: Any) -> Iterator[str]:
    for part in msgspec.structs.astuple(held) if isinstance(held, msgspec.Struct) else held:
        if isinstance(part, str):
            yield part
        elif isinstance(part, msgspec.Struct | list | tuple):
            yield from _texts(part)


def _number(text: str) -> float:
    number = float(text)
    return int(number) if number.is_integer() and abs(number) <= 2**53 else number


@cache
def _decode(shape: Any) -> Callable[[bytes], Any]:
    return msgspec.json.Decoder(shape).decode
