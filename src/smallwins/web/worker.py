"""The worker: the process that holds pages and API, and ends with its supervisor.

`python -m smallwins.web.worker MODULE:FACTORY`, by the settings of the environment. Its input is a
pipe that the supervisor alone holds open; to its output goes what kept it from starting, and no more.
"""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
import time
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.embed import Server

from smallwins.ending import LONGEST_END
from smallwins.settings import Settings, read_settings
from smallwins.web.telling import take_output, telling


def work(application: str) -> None:
    """Serve the application named `module:factory` until the supervisor ends."""
    gc.disable()  # until all is loaded: there is much to look at then, and nothing to throw away
    take_output()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to both; the supervisor decides
    settings = read_settings()
    with telling(settings):
        module, factory = application.split(":")
        built = getattr(import_module(module), factory)()
        asyncio.run(_serve(built, settings))


async def _serve(application: Any, settings: Settings) -> None:
    server = Server(
        application,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        websockets=False,
        ssl_cert=Path(settings.certificate) if settings.certificate else None,
        ssl_key=Path(settings.key) if settings.key else None,
        log_level=LogLevels.error,  # one warning would tell that this way of Granian's is young
    )
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):  # on Windows
        loop.add_signal_handler(signal.SIGTERM, server.stop)
    Thread(target=_end_with_supervisor, args=(loop, server), name="supervisor", daemon=True).start()
    await server.serve()


def _end_with_supervisor(loop: asyncio.AbstractEventLoop, server: Server) -> None:
    os.read(0, 1)  # nothing is ever written: this returns at the end of the pipe
    with suppress(RuntimeError):  # the loop has ended already
        loop.call_soon_threadsafe(server.stop)
    time.sleep(LONGEST_END)
    os._exit(0)


if __name__ == "__main__":
    work(sys.argv[1])
