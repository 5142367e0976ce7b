"""Where each record is shown: one table from noun to address."""

from __future__ import annotations

from smallwins.application.ports import Record
from smallwins.domain.entry import Entry

_PAGES = {
    "value": "/values/{id}",
    "metric": "/metrics/{id}",
    "goal": "/goals/{id}",
    "step": "/steps/{id}",
    "setback": "/setbacks/{id}",
    "doubt": "/doubts/{id}",
    "skill": "/skills/{id}",
    "note": "/notes/{id}",
    "review": "/reviews/{id}",
    "experiment": "/experiments/{id}",
    "supporter": "/supporters/{id}",
}


def address_of(record: Record) -> str:
    """Return where a record is shown."""
    if isinstance(record, Entry):
        return f"/metrics/{record.metric}/days/{record.for_date.isoformat()}"
    return _PAGES.get(record.noun, "/").format(id=record.id)
