"""Sealed archives: the passphrase alone opens them; whatever else is told in one sentence."""

from __future__ import annotations

from base64 import b64decode

import pytest

from smallwins.catalogue import refusals
from smallwins.domain.errors import Refusal
from smallwins.formats.sealed import is_sealed, unseal

WORDS = "rain on the \u00e9t\u00e9 roof"

SEALED = b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBYeU5lbVR5eWE4V2FJbzA2Zi94amZBIDEwCm5rSmNERTMrdS9aK3NmT2NI"
    "OHNKWUFLUTE0cGtYbWl3MDg1cWtDeVI1R1kKLS0tIDVDd0xGRVpUT2tXcmRQUWVSNHNtdTd6WkJIUldSMjIybTAyRGk5amJPTDAK"
    "RQKbpGwOirKCRljb0BPWnzv8FhoyPFj0KORChbQQpLilSq9wPI7wsZG6v4UA"
)
"""Sealed with WORDS by another program, written from the description of the format; quick to open."""


def test_what_another_program_sealed_is_opened() -> None:
    assert is_sealed(SEALED)
    assert unseal(SEALED, WORDS, "all.zip.age") == b"quite private"


def test_a_letter_written_in_two_pieces_opens_it_too() -> None:
    assert unseal(SEALED, " rain on the e\u0301te\u0301 roof ", "all.zip.age") == b"quite private"


def test_another_passphrase_opens_nothing_and_is_told() -> None:
    with pytest.raises(Refusal) as wrong:
        unseal(SEALED, "rain on the old roof", "all.zip.age")

    assert wrong.value.code == "archive.not-opened"
    assert "all.zip.age" in refusals.sentence(wrong.value)


@pytest.mark.parametrize("changed", [SEALED[:-20] + b"x" * 20, SEALED[:-1], SEALED[:60], SEALED[:25]])
def test_a_changed_file_opens_nothing(changed: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        unseal(changed, WORDS, "all.zip.age")

    assert refused.value.code == "archive.not-opened"


def test_without_a_passphrase_it_is_asked_for() -> None:
    with pytest.raises(Refusal) as asked:
        unseal(SEALED, " ", "all.zip.age")

    assert asked.value.code == "archive.sealed"
