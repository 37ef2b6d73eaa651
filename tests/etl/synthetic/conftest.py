"""The synthetic nation over the project's own published figures, drawn once."""

import pytest

from etl.synthetic.nation import nation

TABLES = ("figures", "origins", "regions")


@pytest.fixture(scope="session")
def published_tables(real):
    return {name: real.table(name) for name in TABLES}


@pytest.fixture(scope="session")
def drawn_nation(published_tables):
    """120 months, none counted yet."""
    return nation(published_tables, 120, seed=1)


@pytest.fixture(scope="session")
def month_of(drawn_nation):
    """Count one month of it."""

    def counted(period):
        at = drawn_nation.moves.periods.index(period)
        return drawn_nation.month(at)

    return counted
