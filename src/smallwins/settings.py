"""Every setting of the program once: its name, type, default, and one line of what it is for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from smallwins.domain.errors import Refusal

PREFIX = "SMALLWINS_"


def default_database() -> str:
    """Return the path of the database when none is named: in the person's own data folder."""
    import platformdirs  # noqa: PLC0415 - not needed where a database is named, and felt at start-up

    return str(Path(platformdirs.user_data_dir("smallwins", appauthor=False)) / "smallwins.db")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The program's settings; each may be given as an environment variable SMALLWINS_NAME."""

    database: str = field(
        default_factory=default_database, metadata={"doc": "A path, or a postgresql:// address."}
    )
    host: str = field(default="127.0.0.1", metadata={"doc": "The address that pages are served on."})
    port: int = field(default=8040, metadata={"doc": "The port that pages are served on."})
    language: str = field(default="", metadata={"doc": "en, fr or ar; empty follows the device."})
    backups: str = field(
        default="", metadata={"doc": "Folder of the daily backups; empty is beside the database."}
    )
    questionnaires: str = field(
        default="", metadata={"doc": "Folder of questionnaires of one's own (JSON), asked beside ours."}
    )
    public_url: str = field(
        default="", metadata={"doc": "The https address under which one's own devices reach the pages."}
    )
    network: bool = field(
        default=False, metadata={"doc": "1 serves one's own devices too, each paired with a code."}
    )
    certificate: str = field(
        default="", metadata={"doc": "A file with the certificate (PEM) that the pages are served with."}
    )
    key: str = field(default="", metadata={"doc": "A file with the private key (PEM) of that certificate."})

    development: str = field(
        default="", metadata={"doc": "1 serves /-/look, the parts of the pages for those who work on them."}
    )

    @property
    def is_postgres(self) -> bool:
        """Whether the database is a PostgreSQL server."""
        return self.database.startswith(("postgresql://", "postgres://"))

    @property
    def backup_folder(self) -> Path:
        """The folder that daily backups go to."""
        return Path(self.backups) if self.backups else Path(self.database).parent / "backups"

    @property
    def compiled(self) -> Path:
        """The folder of compiled page templates, which may be emptied at any time."""
        import platformdirs  # noqa: PLC0415 - felt at start-up

        return platformdirs.user_cache_path("smallwins", appauthor=False) / "pages"

    @property
    def log(self) -> Path:
        """The file that an unexpected error is written to, whole."""
        return Path.home() / "smallwins.log" if self.is_postgres else Path(self.database).with_suffix(".log")


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings from the environment.

    Raises:
        Refusal: `settings.unknown` or `settings.malformed`; a misspelt setting stops the start.
    """
    known = {field.name: field for field in fields(Settings)}
    given: dict[str, str | int | bool] = {}
    for variable, text in environment.items():
        if not variable.startswith(PREFIX):
            continue
        name = variable.removeprefix(PREFIX).lower()
        if name not in known:
            raise Refusal("settings.unknown", name=variable, known=sorted(known))
        given[name] = _read(variable, name, text)
    return Settings(**given)  # type: ignore[arg-type]


def as_environment(settings: Settings) -> dict[str, str]:
    """Return the environment variables that say these settings, for a process of our own."""
    held = {field.name: getattr(settings, field.name) for field in fields(Settings)}
    return {PREFIX + name.upper(): str(value) for name, value in held.items()}


def _read(variable: str, name: str, text: str) -> str | int | bool:
    match name:
        case "port":
            return _number(variable, text)
        case "network":
            return _yes_or_no(variable, text)
        case _:
            return text


def _yes_or_no(variable: str, text: str) -> bool:
    known = {"": False, "0": False, "false": False, "1": True, "true": True}
    if text.lower() not in known:
        raise Refusal("settings.malformed", name=variable, text=text)
    return known[text.lower()]


def _number(variable: str, text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) < 65536:
        raise Refusal("settings.malformed", name=variable, text=text)
    return int(text)
