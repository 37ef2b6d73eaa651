"""`/api/v1`: the questions of the pages over HTTP. How a resource is added: api/frame.py."""
