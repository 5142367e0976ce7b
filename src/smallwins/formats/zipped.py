"""Zip files from strangers: never more bytes than was agreed, whatever the headers say."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable

from smallwins.domain.errors import Refusal

MOST_BYTES = 512 * 1024 * 1024
"""Real size of all members together; twice the largest upload."""

MOST_RATIO = 200
"""How much a member may grow when unpacked; text of years seldom passes 50."""

FREE_BYTES = 4 * 1024 * 1024
"""Below this real size the ratio is not asked: a small file is no danger."""

MOST_MEMBERS = 20_000

_CHUNK = 1 << 16
_ENCRYPTED = 0x1


class Unzipped:
    """A zip opened for reading, its members by name."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the zip; one that is cut short, damaged or locked is refused."""
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError) as error:
            raise Refusal("file.truncated", name=name) from error
        self._members = {item.filename: item for item in self._zip.infolist() if not item.is_dir()}
        self._left = MOST_BYTES
        if len(self._members) > MOST_MEMBERS:
            raise Refusal("file.too-large-inside", name=name)
        if any(item.flag_bits & _ENCRYPTED for item in self._members.values()):
            raise Refusal("file.encrypted", name=name)

    @property
    def names(self) -> list[str]:
        """The names of all members, sorted."""
        return sorted(self._members)

    def read(self, member: str) -> bytes:
        """Return the bytes of a member.

        Raises:
            Refusal: `file.too-large-inside` when it grows beyond what was agreed,
                `file.truncated` when it is damaged.
        """
        item = self._members[member]
        parts: list[bytes] = []
        size = 0
        for part in self._parts(item):
            size += len(part)
            self._left -= len(part)
            if self._left < 0 or (size > FREE_BYTES and size > MOST_RATIO * max(item.compress_size, 1)):
                raise Refusal("file.too-large-inside", name=self.name, member=member)
            parts.append(part)
        return b"".join(parts)

    def _parts(self, item: zipfile.ZipInfo) -> Iterable[bytes]:
        try:
            with self._zip.open(item) as stream:
                while part := stream.read(_CHUNK):
                    yield part
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise Refusal("file.truncated", name=self.name, member=item.filename) from error


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin like a zip, also one that is cut short."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))
