"""`pytest tests/fuzz --hypothesis-profile=fuzz` looks longer than `make test` can."""

from hypothesis import settings

settings.register_profile("fuzz", max_examples=5_000, deadline=None)
