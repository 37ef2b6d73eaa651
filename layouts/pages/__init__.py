"""One module per page: its skeleton, of the size that the answer will have."""
