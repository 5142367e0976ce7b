"""Check-ins over HTTP, 32 at once, each on the disk before it is answered.

Beside them a handler of the same server that decodes the same body and answers, in rounds that
alternate; and, for what it is worth, that handler by itself, without our checks of who asks. The client is
one process of bare sockets on loopback, and always has 32 requests under way.
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import urlsplit

from bench import Row
from bench.bare import ALONE, BESIDE, PATH
from bench.records import make_record
from bench.server import Served, serving

AT_ONCE, EACH, ROUNDS = 32, 50, 7
GATE = 0.30
ENTRIES = "/api/v1/entries"


def measure() -> list[Row]:
    """Measure both in turns, after a round of each that warms them."""
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{name}.db" for name in ("ours", "bare", "alone")]
        for file in files[:2]:
            make_record(file, metrics=5, days=60)
        with serving(files[0]) as ours, serving(files[1], BESIDE) as bare, serving(files[2], ALONE) as alone:
            metric = json.loads(ours.get("/api/v1/metrics"))[0]["id"]
            ends = ((ours, ENTRIES), (bare, PATH), (alone, PATH))
            turns = [[rate(end, metric, path) for end, path in ends] for _ in range(1 + ROUNDS)][1:]
    mine, theirs, framework = (median(rates) for rates in zip(*turns, strict=True))
    return [
        Row(
            name="check-ins over HTTP, 32 at once, FULL, of a handler that decodes and answers",
            ratio=median(our / their for our, their, _ in turns),
            gate=GATE,
            aim="≥ 0.50, ≥ 3,000/s",
            shown=f"{mine:,.0f}/s beside {theirs:,.0f}/s; without our checks {framework:,.0f}/s",
            least=True,
        )
    ]


def rate(server: Served, metric: str, path: str) -> float:
    """Return requests a second."""
    return asyncio.run(_rate(server, metric, path))


async def _rate(server: Served, metric: str, path: str) -> float:
    body = json.dumps({"metric": metric, "for_date": "2026-03-02", "value": 12}).encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {urlsplit(server.address).netloc}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    request = head.encode() + body
    start = perf_counter()
    await asyncio.gather(*(_checks_in(server, request) for _ in range(AT_ONCE)))
    return AT_ONCE * EACH / (perf_counter() - start)


async def _checks_in(server: Served, request: bytes) -> None:
    address = urlsplit(server.address)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    for _ in range(EACH):
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        if b" 201 " not in head[:20]:
            raise RuntimeError(head.decode())
        length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
        await reader.readexactly(int(length))
    writer.close()
    await writer.wait_closed()
