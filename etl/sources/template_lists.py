"""What the cells of a filled template are looked up in: code lists, names, units of measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from etl.codelists import Codelists
from etl.parse.codes import Codes
from etl.parse.names import Names
from etl.template.words import Choice, words


@dataclass(frozen=True, slots=True)
class Lists:
    """Everything that the cells of a row are looked up in."""

    codes: Codes
    spelled: Mapping[str, Mapping[str, str]]  # list -> spelling -> code
    units: Mapping[str, str]  # of the measures
    surveys: frozenset[str]  # measures of February and August
    ahead: frozenset[str]  # measures whose period may lie after the date of the source

    @classmethod
    def of(cls, codelists: Codelists, names: Names) -> Lists:
        """Return the look-ups from the code lists."""
        lists = {one.list for one in words().columns if one.list}
        spelled = {name: _spelled(words().choices(name, codelists)) for name in lists}
        kinds, ahead = codelists.column("measures", "kind"), codelists.column("measures", "ahead")
        return cls(
            Codes(names),
            spelled,
            codelists.column("measures", "unit"),
            frozenset(measure for measure, kind in kinds.items() if kind == "survey"),
            frozenset(measure for measure, word in ahead.items() if word == "yes"),
        )


def _spelled(choices: tuple[Choice, ...]) -> dict[str, str]:
    return {word.casefold(): one.code for one in choices for word in (one.code, *one.words)}
