"""A view or a query of an agency's own database, read as a publication that has no file."""
