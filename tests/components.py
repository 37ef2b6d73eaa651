"""What a reader would see of Dash components: their words, their links, their parts."""


def parts(children):
    """Every component in a tree, outermost first."""
    if isinstance(children, (list, tuple)):
        for child in children:
            yield from parts(child)
    elif hasattr(children, "to_plotly_json"):
        yield children
        yield from parts(getattr(children, "children", None))
    elif isinstance(children, dict):  # layouts/parts/light.py
        yield children
        yield from parts(children["props"]["children"])


def words(children):
    """The words of a tree in reading order, spaces as they are read."""
    said = " ".join(word for word in _words(children) if word)
    return said.replace("\u00a0", " ").replace("  ", " ").strip()


def _words(children):
    if isinstance(children, (list, tuple)):
        run = ""  # text with numbers in it that can be asked is read without a break
        for child in children:
            if isinstance(child, str) or getattr(child, "className", None) == "ask":
                run += child if isinstance(child, str) else str(child.children)
                continue
            yield run.strip()
            run = ""
            yield from _words(child)
        yield run.strip()
    elif hasattr(children, "to_plotly_json"):
        yield from _words(getattr(children, "children", None))
    elif isinstance(children, dict):
        yield from _words(children["props"]["children"])
    elif children is not None:
        yield str(children).strip()


def of_class(children, name):
    """The parts that carry a class of the style sheet."""
    return [one for one in parts(children) if name in (getattr(one, "className", "") or "").split()]


def links(children):
    return [one.href for one in parts(children) if getattr(one, "href", None)]
