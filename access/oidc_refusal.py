"""Why somebody who came by their organisation's sign-in is not let in."""

from __future__ import annotations

from typing import Literal

Why = Literal["over", "denied", "invalid", "forged", "no_role", "disabled", "away"]


class Refusal(Exception):
    """No sign-in: `why` is told in words, `said` stands in the log and holds nothing secret.

    over: not begun here, or too long ago; forged: what the provider signed does not hold.
    `person_id` is the number of the account whose sessions have ended with it, if any.
    """

    person_id: int | None = None

    def __init__(self, why: Why, said: str) -> None:
        super().__init__(said)
        self.why, self.said = why, said
