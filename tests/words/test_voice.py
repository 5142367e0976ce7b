"""The voice of the product: facts before feelings, and words that are not said."""

from __future__ import annotations

import re

import pytest

from tests.words.messages import Message, messages

FORBIDDEN = re.compile(
    r"""
    \b(?: fail (?:ed|s|ing|ures?)? | lazy | lazi\w+ | streaks? | broke | broken | should | must | worst
        | perfect | behind | overdue | cheat\w* | loser | excuses? | give\ up | amazing | guilt\w* | ashamed
        | procrastinat\w* | causes? | because | makes\ you\ (?!say) )\b
    | \bonly\ (?: \d | % )
    | ✗ | ❌ | !
    """,
    re.VERBOSE | re.IGNORECASE,
)
ALLOWED = {
    "failure": "the name of a fear (method D.1)",
    "Progress without perfectionism": "not the word itself",
    "Because": "the person's own why begins so",
}
HEALTH_CLAIM = re.compile(
    r"\b(?:treats (?:anxiety|depression)|cures|diagnos\w+|reduces (?:anxiety|stress)|heals)\b", re.IGNORECASE
)

ALL = list(messages())


def test_there_are_messages_to_walk() -> None:
    assert len(ALL) > 500


@pytest.mark.requirement("R18", "R192")
def test_no_message_says_a_word_that_shames() -> None:
    said = [
        f"{message.place}: {message.text}"
        for message in ALL
        if FORBIDDEN.search(message.text) and not _is_allowed(message)
    ]

    assert not said, "\n".join(said)


def test_no_message_makes_a_health_claim() -> None:
    assert not [message for message in ALL if HEALTH_CLAIM.search(message.text)]


@pytest.mark.requirement("R136")
def test_no_message_ranks_people() -> None:
    ranks = re.compile(
        r"\b(?:leaderboards?|rank(?:ing|ed)?|percentiles?|badges?|coins?|points?(?! to))\b", re.IGNORECASE
    )

    assert not [message for message in ALL if ranks.search(message.text)]


@pytest.mark.requirement("R34")
def test_what_is_said_after_an_empty_day_has_a_fact_or_a_choice() -> None:
    after = [message.text for message in ALL if re.search(r"(?:stayed|stays) empty", message.text)]

    assert after
    assert all("still" in text or "?" in text for text in after)


def _is_allowed(message: Message) -> bool:
    return any(
        allowed in (message.text.lower(), message.text) or f" {allowed}" in message.text
        for allowed in ALLOWED
    )
