"""One reader per layout: the bytes of a release in, figures and findings out.

A reader opens no path and no address and knows no clock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from etl.findings import Finding
from etl.source import Source
from etl.sources import facts, sakernas

Reader = Callable[[bytes, str, Source], tuple[pd.DataFrame, list[Finding]]]

# what was read from a database stands in its release as figures
READERS: Mapping[str, Reader] = {
    "facts": facts.read,
    "sakernas": sakernas.read,
    "sql": facts.read,
}
