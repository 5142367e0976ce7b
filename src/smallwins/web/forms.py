"""Reading forms: what a person typed, made into numbers, days and choices, or refused in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from litestar import Request
from litestar.datastructures import UploadFile

from smallwins.catalogue import amounts
from smallwins.domain.errors import Refusal
from smallwins.domain.text import fold

C = TypeVar("C", bound=StrEnum)

SECRET = frozenset({"passphrase", "again", "held", "code"})
"""Fields that no page shows again."""

CHOSEN = re.compile(r"[a-z0-9_.:+-]*|/.*")
"""What buttons, lists and hidden fields send: names, numbers, dates, ids, addresses of ours."""


class Form:
    """The fields of a form as they were sent."""

    def __init__(self, fields: Mapping[str, list[str]]) -> None:
        self._fields = fields

    def __contains__(self, name: str) -> bool:
        return bool(self.text(name))

    def text(self, name: str) -> str:
        """Return a field as it was written, or an empty text."""
        given = self._fields.get(name)
        return given[-1].strip() if given else ""

    def texts(self, name: str) -> list[str]:
        """Return every answer to a question that takes several."""
        return [text.strip() for text in self._fields.get(name, []) if text.strip()]

    def everything(self) -> list[str]:
        """Return every answer to every question."""
        return [text for given in self._fields.values() for text in given]

    def written(self) -> list[str]:
        """Return what a person wrote in words of their own, without what is secret or was chosen."""
        texts = (text.strip() for name, given in self._fields.items() if name not in SECRET for text in given)
        return [text for text in texts if not CHOSEN.fullmatch(text)]

    def number(self, name: str) -> float | None:
        """Return a number in any script and with either decimal mark, or None when the field is empty."""
        text = self.text(name)
        return amounts.number(text, name) if text else None

    def minutes(self, name: str) -> float | None:
        """Return a length of time in minutes, written 90, 1h30 or 1:30, or None when the field is empty."""
        text = self.text(name)
        return amounts.minutes(text, name) if text else None

    def whole(self, name: str, default: int) -> int:
        """Return a whole number, or the default when the field is empty."""
        number = self.number(name)
        if number is None:
            return default
        if number != int(number):
            raise Refusal("number.unreadable", field=name, text=self.text(name))
        return int(number)

    def day(self, name: str) -> date | None:
        """Return a date, or None when the field is empty."""
        text = self.text(name)
        return read_day(text) if text else None

    def choice(self, name: str, kind: type[C], default: C) -> C:
        """Return one of a closed list, or the default when the field is empty."""
        text = self.text(name)
        try:
            return kind(text) if text else default
        except ValueError:
            raise Refusal("form.unreadable", field=name, text=text) from None

    def id(self, name: str) -> UUID | None:
        """Return a record's id, or None when the field is empty."""
        text = self.text(name)
        return read_id(text) if text else None

    def ids(self, name: str) -> tuple[UUID, ...]:
        """Return the ids of the records that were chosen."""
        return tuple(read_id(text) for text in self.texts(name))


async def read_form(request: Request[Any, Any, Any]) -> Form:
    """Read the form of a request; files are the business of the import page."""
    sent = await request.form()
    fields: dict[str, list[str]] = {}
    for name, value in sent.multi_items():
        if not isinstance(value, UploadFile):
            fields.setdefault(name, []).append(str(value))
    return Form(fields)


def one_of(form: Form, name: str, kind: type[C]) -> C | None:
    """Return one of a closed list, or None when nothing was chosen."""
    text = form.text(name)
    try:
        return kind(text) if text else None
    except ValueError:
        raise Refusal("form.unreadable", field=name, text=text) from None


def read_day(text: str) -> date:
    """Read a date as a page writes it, 2026-05-14, in digits of any script."""
    try:
        return date.fromisoformat(fold(text))
    except ValueError:
        raise Refusal("date.unreadable", text=text[:40]) from None


def read_id(text: str) -> UUID:
    """Read a record's id."""
    try:
        return UUID(text)
    except ValueError:
        raise Refusal("record.unknown", id=text[:40]) from None
