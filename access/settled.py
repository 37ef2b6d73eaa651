"""What Python's search for cycles may leave alone: all that stands once the server has started.

Else every few pages it looks through modules, texts and the tables of the version: 150 ms in which
nobody is answered.
"""

from __future__ import annotations

import gc


def leave_alone() -> None:
    """Take everything made so far out of the search; what is made from now on stays in it."""
    gc.collect()
    gc.freeze()
