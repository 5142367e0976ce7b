"""Before anything is served: where, to whom, and that the address is free.

What serves is a small supervisor, which takes the place of the command that asked
for it, and one worker that holds the pages and ends with it.
"""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from ipaddress import ip_address
from typing import NoReturn

from smallwins.domain.errors import Refusal
from smallwins.settings import Settings, as_environment
from smallwins.web.leftovers import sweep

EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - read, to find what to tell; binding is asked for


def serve(settings: Settings, application: str, say: Callable[[str], None]) -> NoReturn:
    """Serve the application named `module:factory` until somebody stops it; `say` is told the address.

    Does not come back: this process becomes the supervisor, which loads next to nothing.

    Raises:
        Refusal: `port.taken` or `host.unknown`, or `check_network` refused, and nothing was started.
    """
    check_network(settings)
    settings = replace(settings, port=free_port(settings.host, settings.port))
    sweep()
    say(address(settings))
    os.environ.update(as_environment(settings))
    command = [sys.executable, "-m", "smallwins.supervisor", application]
    if sys.platform == "win32":  # there a program that is replaced lets go of its terminal
        sys.exit(subprocess.call(command))  # noqa: S603 - our own words
    os.execv(command[0], [*command, *_start(application)])  # noqa: S606 - our own words


def _start(application: str) -> list[str]:
    """Start the worker for the supervisor to be; return its process and the ends of its pipes."""
    command = [sys.executable, "-m", "smallwins.web.worker", application]
    ends = subprocess.PIPE
    worker = subprocess.Popen(command, stdin=ends, stdout=ends, bufsize=0)  # noqa: S603 - our own words
    assert worker.stdin is not None
    assert worker.stdout is not None
    held = (worker.stdin.fileno(), worker.stdout.fileno())
    for end in held:
        os.set_inheritable(end, True)
    return [str(number) for number in (worker.pid, *held)]


def address(settings: Settings) -> str:
    """Return the address to open in a browser: on the network, the one that other devices come to."""
    if settings.network and settings.public_url:
        return settings.public_url.rstrip("/") + "/"
    name = own_address() if settings.host in EVERYWHERE else settings.host
    host = f"[{name}]" if ":" in name else name
    return f"{'https' if settings.certificate else 'http'}://{host}:{settings.port}/"


def own_address() -> str:
    """Return the number under which this machine is known on its network; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(("192.0.2.1", 9))  # of the documentation: no machine has it, and no packet leaves
        except OSError:
            return "127.0.0.1"
        return str(asking.getsockname()[0])


def for_network(settings: Settings) -> Settings:
    """Return the settings for one's own devices: every address with a certificate, else the proxy's."""
    is_default = settings.host == Settings.__dataclass_fields__["host"].default
    return replace(settings, host="0.0.0.0") if settings.certificate and is_default else settings  # noqa: S104


def check_network(settings: Settings) -> None:
    """Refuse to be reached from other machines without https, or without asking who comes.

    Raises:
        Refusal: `network.needs-https`, `network.not-asked`, `network.two-files` or `network.no-file`.
    """
    is_here = settings.host == "localhost" or _is_loopback(settings.host)
    if bool(settings.certificate) != bool(settings.key):
        raise Refusal("network.two-files")
    for path in (settings.certificate, settings.key):
        if path and not os.access(path, os.R_OK):
            raise Refusal("network.no-file", path=path)
    if not settings.network and not is_here:
        raise Refusal("network.not-asked", host=settings.host)
    is_behind_proxy = settings.public_url.startswith("https://") and is_here
    if settings.network and not settings.certificate and not is_behind_proxy:
        raise Refusal("network.needs-https")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def free_port(host: str, port: int) -> int:
    """Return the port if it is free, or any free one for 0.

    Workers share a port with whoever asks for it in the same way, so a second
    server would not be told: therefore it is asked for here in the plain way.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as asking:
        asking.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asking.bind((host, port))
        except OSError as error:
            known = error.errno in (errno.EADDRINUSE, errno.EACCES)
            code = "port.taken" if known else "host.unknown"
            raise Refusal(code, host=host, port=str(port), other=str(port + 1)) from error
        return int(asking.getsockname()[1])
