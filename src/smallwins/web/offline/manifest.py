"""The manifest of the installed app: its name and icons, its shortcuts, and where text is shared to."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Response, get
from litestar.types import ControllerRouterHandler

from smallwins.application import metrics
from smallwins.catalogue import language
from smallwins.catalogue.language import _
from smallwins.domain.metric import Metric
from smallwins.web.static import address
from smallwins.web.visit import Here, Visit

GROUND = "#f5f0e6"
"""The plaster of the look, behind the icon while the app opens."""

ICONS = (("icon-192.png", "192x192", "any"), ("icon-512.png", "512x512", "any"),
         ("maskable-512.png", "512x512", "maskable"))  # fmt: skip

FROM_HOME = 3
"""Metrics a long press on the icon offers; launchers show four lines, the last is for a thought."""


@get("/manifest.webmanifest", sync_to_thread=False)
def manifest(visit: Here) -> Response[bytes]:
    """Answer the manifest in the person's language."""
    told: dict[str, Any] = {
        "id": "/",
        "name": "Small Wins",
        "short_name": "Small Wins",
        "description": _("Small steps, kept and counted, on your own machine."),
        "lang": language.current(),
        "dir": "rtl" if language.is_right_to_left() else "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": GROUND,
        "theme_color": GROUND,
        "categories": ["lifestyle", "productivity"],
        "icons": [_icon(*icon) for icon in ICONS],
        "shortcuts": [*map(_shortcut, _from_home(visit)), {"name": _("Catch a thought"), "url": "/catch"}],
        "share_target": {
            "action": "/shared",
            "method": "GET",
            "enctype": "application/x-www-form-urlencoded",
            "params": {"title": "title", "text": "text", "url": "url"},
        },
    }
    headers = {"cache-control": "no-cache", "vary": "accept-language, cookie"}
    return Response(msgspec.json.encode(told), headers=headers, media_type="application/manifest+json")


def _from_home(visit: Visit) -> list[Metric]:
    held = [metric for metric in metrics.metrics(visit.store, visit.person) if metric.is_judged]
    return held[:FROM_HOME]


def _icon(name: str, sizes: str, purpose: str) -> dict[str, str]:
    return {"src": address(name), "sizes": sizes, "type": "image/png", "purpose": purpose}


def _shortcut(metric: Metric) -> dict[str, str]:
    return {"name": metric.name, "url": f"/tap/{metric.id}"}


ROUTES: tuple[ControllerRouterHandler, ...] = (manifest,)
