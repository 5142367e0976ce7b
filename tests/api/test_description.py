"""Schemathesis reads the description and calls every operation with whatever fits and does not fit it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from litestar.testing import TestClient

from tests.api.conftest import served


def at_home(app: Any) -> Any:
    """Call `app` under the address of this machine; it refuses any other."""

    async def called(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await _stay(receive, send)  # it is under way already
        else:
            headers = [(name, value) for name, value in scope["headers"] if name != b"host"]
            await app(scope | {"headers": [*headers, (b"host", b"127.0.0.1:8040")]}, receive, send)

    return called


async def _stay(receive: Any, send: Any) -> None:
    for told in ("startup", "shutdown"):
        await receive()
        await send({"type": f"lifespan.{told}.complete"})


FOLDER = TemporaryDirectory(prefix="wins-api-")
APP = served(Path(FOLDER.name) / "wins.db")
schema = schemathesis.openapi.from_asgi("/api/openapi.json", at_home(APP))
# A schema says what a request looks like. Whether a name is empty, a day too early or a goal its own
# ancestor is for the domain to say: such a request is well-formed, and declared to answer 422 (or 410).
_accepting = schema.config.checks.positive_data_acceptance
_accepting.expected_statuses = [*_accepting.expected_statuses, "410", "422"]


@pytest.fixture(scope="module", autouse=True)
def at_work() -> Iterator[None]:
    """Run the writer for as long as the calls last."""
    with TestClient(APP):
        yield
    FOLDER.cleanup()


def _whole(value: Any) -> Any:
    """Return `value` with 3.0 written as 3, as JSON writes it: to a schema both are the same integer."""
    match value:
        case float() if value.is_integer():
            return int(value)
        case dict():
            return {key: _whole(inner) for key, inner in value.items()}
        case list():
            return [_whole(inner) for inner in value]
        case _:
            return value


@schemathesis.hook
def map_body(_: Any, body: Any) -> Any:
    return _whole(body)


@schema.parametrize()
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_operation_answers_as_it_describes(case: Any) -> None:
    case.call_and_validate()
