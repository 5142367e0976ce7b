"""The status that a refusal answers with: the same for a page and for a script."""

from __future__ import annotations

STATUS = {
    "access.host": 403,
    "access.origin": 403,
    "access.token": 403,
    "access.unpaired": 401,
    "access.locked": 423,
    "lock.wait": 429,
    "pairing.none": 410,
    "record.unknown": 404,
    "file.gone": 404,
    "export.unknown": 404,
    "metric.unknown": 404,
    "undo.unknown": 404,
    "person.unknown": 404,
    "device.unknown": 404,
    "id.reused": 409,
    "record.changed": 409,
    "undo.already": 409,
    "undo.changed-since": 409,
    "undo.forgotten": 410,
    "undo.nothing": 409,
    "store.busy": 503,
    "store.away": 503,
    "store.unsure": 503,
    "store.stopping": 503,
    "store.full": 507,
    "store.disk": 500,
    "store.damaged": 500,
    "store.cannot-open": 503,
    "store.read-only": 503,
}
"""The one table from code to HTTP status; a code that is not here is 422, an input to mend."""
