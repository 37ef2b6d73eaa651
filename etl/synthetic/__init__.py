"""A registry that nobody is in: drawn so that its totals agree with the published figures."""
