"""The names of the components that callbacks read and write."""

URL = "url"
LANGUAGE = "language"  # of the document, as the server gave it
LOOK = "look"  # theme and width, as the reader sees the page now
TITLE = "title"  # what the browser's tab says
FRAME = "frame"

FILTERS = "filters"
ANSWER = "answer"
LEAD = "lead"
CARDS = "cards"
RANKING = "ranking"
BASES = "bases"
WARNINGS = "warnings"
FOOTER = "footer"

REGION_MENU = "region-menu"
REGION_LIST = "region-list"

LEAD_CHART = "lead-chart"
RANKING_CHART = "ranking-chart"
BASES_CHART = "bases-chart"
