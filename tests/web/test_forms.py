from __future__ import annotations

from smallwins.web.forms import Form


def test_what_was_written_is_told_from_what_was_chosen_sent_along_or_secret() -> None:
    form = Form(
        {
            "note": ["Bread\nrose at last", "https://example.org/oven", "خبز", "Brot"],
            "kind": ["lesson_learned"],
            "day": ["2026-03-02", "7.5"],
            "back": ["/notebook?kind=win"],
            "passphrase": ["Correct horse"],
        }
    )

    assert form.written() == ["Bread\nrose at last", "https://example.org/oven", "خبز", "Brot"]
