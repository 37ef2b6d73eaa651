"""Cakupan's own table of figures, empty, for whoever has figures and no spreadsheet for them."""
