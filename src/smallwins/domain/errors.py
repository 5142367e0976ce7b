"""Refusals: what was asked and not done, told by a code that never changes.

The domain knows codes and facts. The sentence a person reads is made from them
in `catalogue.refusals`, in their language; each interface owns one table from
code to status.
"""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 - nothing went wrong in the program
    """A request that was not carried out; nothing the person had kept was changed."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code} ({told})" if told else self.code
