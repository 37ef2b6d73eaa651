"""Tables as statistics offices print them: stacked headers over columns, names before rows."""
