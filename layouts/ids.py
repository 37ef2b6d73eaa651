"""The names of the components that callbacks read and write."""

URL = "url"
LANGUAGE = "language"  # of the document, as the server gave it
LOOK = "look"  # theme and width, as the reader sees the page now
FRAME = "frame"

# Parts that every page has; a page's own stand in its layout.
FILTERS, ANSWER, FOOTER = "filters", "answer", "footer"
TITLE = "title"  # what the browser's tab says
REGION_MENU, REGION_LIST = "region-menu", "region-list"


def of(page: str, part: str) -> str:
    """Return the id of a part of a page: two pages may both have an answer."""
    return f"{page}-{part}"
