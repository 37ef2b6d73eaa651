"""What a table of figures proves about its own faults: proposed here, applied only if accepted."""

from __future__ import annotations

from etl.repair.apply import apply
from etl.repair.proposal import Cell, Proposal
from etl.repair.propose import formal_jumps, propose

__all__ = ["Cell", "Proposal", "apply", "formal_jumps", "propose"]
