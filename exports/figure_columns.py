"""The columns of the file of all figures, of which the data dictionary is made, too."""

from __future__ import annotations

from model.contract import FIGURES, Table
from model.figure_names import file_columns

FIGURES_FILE = Table(
    name="figures_file",
    meaning="One row per figure as published or computed, of all periods, places and measures.",
    key=FIGURES.key,
    columns=file_columns(),
)
