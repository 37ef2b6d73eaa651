"""One module per command of `python -m etl`; only the one that is asked for is imported."""
