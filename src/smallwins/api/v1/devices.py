"""The devices that are let in, over the API: seen and let go; pairing one is for a person at a page."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import Router, delete, get
from litestar.params import FromPath

from smallwins.api.caller import Here
from smallwins.api.errors import declared
from smallwins.application import devices
from smallwins.domain.device import Device, DeviceKind


class PairedDevice(msgspec.Struct):
    """A device that is let in; its secret is told to nobody."""

    id: UUID
    name: str
    kind: DeviceKind
    created_at: datetime
    last_seen_at: datetime


@get("/devices", summary="List the paired devices", operation_id="list_devices", responses=declared())
async def paired(call: Here) -> list[PairedDevice]:
    """Answer the devices, those seen last first."""
    return [_shown(held) for held in devices.devices(call.store, call.person.id)]


@delete(
    "/devices/{device_id:uuid}",
    summary="Let a device go",
    operation_id="revoke_device",
    responses=declared(400, 404),
)
async def revoke(call: Here, device_id: FromPath[UUID]) -> None:
    """Let a device go: with its next request it is a stranger."""
    await call.act(lambda store: devices.revoke(store, call.person.id, device_id))


def _shown(held: Device) -> PairedDevice:
    return PairedDevice(held.id, held.name, held.kind, held.created_at, held.last_seen_at)


ROUTER = Router("", route_handlers=[paired, revoke], tags=["devices"])
