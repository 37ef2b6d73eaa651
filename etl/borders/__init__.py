"""Borders: the sets of a version, and how a user's own official file becomes one of them."""
