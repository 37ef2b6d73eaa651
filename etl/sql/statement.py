"""The one statement that a database is sent: a SELECT of named columns, in the order of its key.

The guard against writing is the read-only transaction; this list keeps a slip from getting there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

LITERAL = re.compile(r"'(?:[^']|'')*'")
QUOTED = re.compile(r'"(?:[^"]|"")*"')
LINE_COMMENT = re.compile(r"--[^\n]*")
TOKEN = re.compile(rf"{LITERAL.pattern}|{QUOTED.pattern}|{LINE_COMMENT.pattern}")
PREFIXED = re.compile(r"\b(e|u&|b|x|n)'", re.IGNORECASE)
BEGINS = re.compile(r"(select|with)\b", re.IGNORECASE)
ODD = re.compile(r"""['"$\\\0]|/\*""")
WRITES = re.compile(
    r"\b(insert|update|delete|merge|truncate|into|copy|call|do|create|alter|drop|grant|revoke|set|"
    r"begin|commit|rollback|savepoint|lock|vacuum|attach|detach|pragma|listen|notify)\b",
    re.IGNORECASE,
)


def query_problem(query: str) -> str:
    """Return why a query is not taken, empty where it is one SELECT (or there is none)."""
    if not query:
        return ""
    strings = TOKEN.sub(lambda found: "'" if found[0][0] == "'" else " ", query)
    bare = TOKEN.sub(" ", query).strip().removesuffix(";").strip()
    written = WRITES.search(bare)
    checks = (
        (PREFIXED.search(strings), "has a string with a prefix before its quote"),
        (not BEGINS.match(bare), "must be one SELECT"),
        (";" in bare, "must be one statement"),
        (ODD.search(bare), "has an open quote, a block comment, a $ or a \\ outside plain strings"),
        (not _is_balanced(bare), "has a bracket that closes or opens nothing"),
        (written, f"has the word {written[0] if written else ''}: a source only reads"),
    )
    return next((why for is_wrong, why in checks if is_wrong), "")


def _is_balanced(bare: str) -> bool:
    depth = 0
    for sign in bare:
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return False
    return depth == 0


def described(view: str, query: str) -> str:
    """Return the statement that tells the columns and gives no row."""
    return f"select * from {_from(view, query)} limit 0"


def rows(view: str, query: str, names: Sequence[str], key: Sequence[str]) -> str:
    """Return the statement that gives these columns, in an order that is the same every time."""
    order = [*key, *(name for name in names if name not in key)]
    columns, by = (", ".join(map(_name, given)) for given in (names, order))
    return f"select {columns} from {_from(view, query)} order by {by}"


def _from(view: str, query: str) -> str:
    # on lines of its own: a comment at the query's end must not swallow the bracket
    return f"(\n{query}\n) as asked" if query else ".".join(map(_name, view.split(".")))


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
