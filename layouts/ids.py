"""The names of the components that callbacks read and write."""

URL = "url"
LANGUAGE = "language"  # of the document, as the server gave it
LOOK = "look"  # theme and width, as the reader sees the page now
FRAME = "frame"
ASK, ORIGIN = "ask", "origin"  # which number is asked for, and where it comes from
ORIGIN_CAME = "origin-came"  # when the last answer came, as CAME

# Parts that every page has; a page's own stand in its layout.
FILTERS, ANSWER, FOOTER = "filters", "answer", "footer"
TITLE = "title"  # what the browser's tab says
REGION_MENU, REGION_LIST = "region-menu", "region-list"
CAME, REGION_CAME = "came", "region-came"  # when the last answer came: callbacks/pages.py

SCENARIO_LIST, SCENARIO_PARTS = "scenario-list", "scenario-parts"  # how many are shown


def of(page: str, part: str) -> str:
    """Return the id of a part of a page: two pages may both have an answer."""
    return f"{page}-{part}"
