"""Every resource of the API, in the order of its description. See api/frame.py."""

from __future__ import annotations

from functools import partial

from api.resource import Resource
from api.resources import (
    briefs,
    checks,
    cost,
    coverage,
    denominators,
    figures,
    gaps,
    measures,
    periods,
    regions,
    sources,
    targets,
    versions,
)
from ledger.own_pace import own_of
from ledger.store import open_store
from model.settings import Settings

RESOURCES: tuple[Resource, ...] = (
    regions.RESOURCE,
    periods.RESOURCE,
    measures.RESOURCE,
    denominators.RESOURCE,
    figures.RESOURCE,
    coverage.RESOURCE,
    gaps.RESOURCE,
    *cost.RESOURCES,
    *checks.RESOURCES,
    briefs.RESOURCE,
    sources.RESOURCE,
    versions.RESOURCE,
)


def resources(settings: Settings) -> tuple[Resource, ...]:
    """Return every resource; planners' own targets come from the ledger of these settings."""
    store = open_store(settings.database_url, settings.state)
    return (*RESOURCES, *targets.resources(partial(own_of, store)))
