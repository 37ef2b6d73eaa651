"""Figures as plain dicts: cells in, a Plotly figure out. No data access, no words of its own."""
