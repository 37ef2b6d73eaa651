"""A publication as it was handed in, to a release of data/ and a new version."""
