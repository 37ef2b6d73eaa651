"""What the Accept headers of a request wish for, the best first; and the best language of ours."""

from __future__ import annotations

LANGUAGES = ("id", "en")


def wishes(header: str) -> list[str]:
    """Return what a header accepts, the most wanted first, lower case, without parameters.

    What it weighs with 0 it does not accept.
    """
    found = []
    for place, part in enumerate(header.split(",")):
        name, _, parameters = part.strip().partition(";")
        weight = _weight(parameters)
        if weight > 0 and name.strip():
            found.append((-weight, place, name.strip().lower()))
    return [name for _, _, name in sorted(found)]


def accepted(header: str) -> str:
    """Return the best of our languages in an Accept-Language header, Indonesian without one."""
    tags = (wish.partition("-")[0] for wish in wishes(header))
    return next((tag for tag in tags if tag in LANGUAGES), LANGUAGES[0])


def wanted(link: str | None, cookie: str | None, header: str) -> str:
    """Return the language that a link asks for, else an earlier choice, else the browser's."""
    for wish in (link, cookie):
        if wish in LANGUAGES:
            return wish
    return accepted(header)


def _weight(parameters: str) -> float:
    for parameter in parameters.split(";"):
        name, _, value = parameter.strip().partition("=")
        if name.strip().lower() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0
