"""Persons of a registry, one row per spell, counted into a release of a registry."""
