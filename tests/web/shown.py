"""A page as a browser reads it: the fields of a form, as they would be sent unchanged."""

from __future__ import annotations

from html.parser import HTMLParser

Attributes = dict[str, str | None]


def sent_as_shown(page: str, form: str) -> dict[str, list[str]]:
    """Return what a browser sends when the form of that class is sent just as it was shown."""
    reader = _Reader()
    reader.feed(page.split(form, maxsplit=1)[1].split("</form>", maxsplit=1)[0])
    return reader.fields


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self.area = self.chosen_in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held: Attributes = dict(attrs)
        name = held.get("name") or ""
        if tag == "textarea":
            self.area = name
            self.fields[name] = [""]
        elif tag == "select":
            self.chosen_in = name
        elif tag == "option" and "selected" in held:
            self.fields[self.chosen_in] = [held.get("value") or ""]
        elif tag == "input":
            self._input(name, held)

    def _input(self, name: str, held: Attributes) -> None:
        if held.get("type") not in ("radio", "checkbox") or "checked" in held:
            self.fields.setdefault(name, []).append(held.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = ""

    def handle_data(self, data: str) -> None:
        if self.area:
            self.fields[self.area] = [data]
