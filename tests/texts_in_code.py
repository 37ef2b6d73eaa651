"""Which texts the code asks for, and which words it should have asked for, by its syntax."""

import ast
import re

KEY = re.compile(r"[a-z_]+(\.[A-Za-z0-9_+-]+)+")
TAG = re.compile(r"<[^<>]*>")
SEVERAL_WORDS = re.compile(r"(?<![\w.#-])[^\W\d_]{2,} +(?:[^\W\d_]{2,}|\{\})(?![\w-]*[=:(])")
WORD_AFTER_BLANK = re.compile(r"\{\}\W{0,2} +[^\W\d_]{2,}")
A_WORD = re.compile(r"[^\W\d_]{2,}")
# the product's name, a command, an answer to a supervisor, and classes of the style sheet
NOT_WORDS = re.compile(
    r"Cakupan|make data|not ready|bone (?:bar|line|tall)|chart long|\{\"type\".*\}"
)
LOGS = {"debug", "info", "warning", "error", "exception"}
# arguments that a reader of the page sees or hears
SEEN = {"children", "title", "placeholder", "alt", "label", "summary", "aria-label"}
# arguments and entries that only the browser reads
NAMES = {"className", "style", "id", "key", "type", "href", "family", "path", "rel", "role", "d"}


def keys(source):
    """Return the keys that a source names whole, and the beginnings of those it puts together."""
    whole, begun = set(), set()
    tree = ast.parse(source)
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            first = node.values[0] if node.values else None
            if isinstance(first, ast.Constant) and re.fullmatch(r"([a-z_]+\.)+", first.value):
                begun.add(first.value)
        elif id(node) not in inside and KEY.fullmatch(str(getattr(node, "value", ""))):
            whole.add(node.value)
    return whole, begun


def asked(source):
    """Return every whole key that a source hands to `text(…)`, by whichever branch."""
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "text"
        ):
            yield from _branches(node.args[0])


def _branches(node):
    if isinstance(node, ast.IfExp):
        yield from _branches(node.body)
        yield from _branches(node.orelse)
    elif isinstance(node, ast.Constant):
        yield node.value


def prose(source):
    """Return the words in a source that a reader would see: they belong into texts/."""
    tree = ast.parse(source)
    hidden = {id(node) for node in _hidden(tree)}
    for node in ast.walk(tree):
        if id(node) in hidden:
            continue
        if isinstance(node, ast.Constant | ast.JoinedStr) and (said := _said(node)):
            if SEVERAL_WORDS.search(said) or WORD_AFTER_BLANK.search(said):
                yield said
        elif isinstance(node, ast.Call):
            yield from _single_words(node)


def _said(node):
    """Return what a string says, {} for its blanks, without markup; nothing for other values."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    said = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts)
    is_text = isinstance(node, ast.JoinedStr) or isinstance(node.value, str)
    return NOT_WORDS.sub("", TAG.sub("", said)) if is_text else ""


def _hidden(tree):
    """Return the strings nobody sees: docstrings, messages of errors, names for the browser."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) or _is_log(node):
            yield from ast.walk(node)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield from node.values
        elif isinstance(node, ast.keyword) and node.arg in NAMES:
            yield from ast.walk(node.value)
        elif isinstance(node, ast.Dict):
            yield from _named(node)


def _is_log(node):
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    owner = node.func.value
    return isinstance(owner, ast.Name) and owner.id == "log" and node.func.attr in LOGS


def _named(node):
    """Return the keys of a dict, and what stands under those that only the browser reads."""
    for key, value in zip(node.keys, node.values, strict=True):
        if key is not None:
            yield key
        name = str(key.value) if isinstance(key, ast.Constant) else ""
        if name in NAMES or name.startswith("data-"):
            yield from ast.walk(value)


def _single_words(call):
    """Return single words handed to a component: html.B("Unduh"), html.Button(title="Tutup")."""
    function = call.func
    if not (isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name)):
        return
    if function.value.id not in {"html", "dcc", "dmc"}:
        return
    given = [*call.args[:1], *(word.value for word in call.keywords if word.arg in SEEN)]
    for value in given:
        items = value.elts if isinstance(value, ast.List | ast.Tuple) else [value]
        for item in items:
            if isinstance(item, ast.Constant) and A_WORD.search(_said(item) or ""):
                yield item.value
