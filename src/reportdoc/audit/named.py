"""A finding by its id."""

from __future__ import annotations

from collections.abc import Iterable

from reportdoc.audit.acceptance import Judged


def named(results: Iterable[Judged], identity: str) -> Judged | None:
    """Return what has an id among findings and those they gather; None where nothing has."""
    for one in results:
        if one.finding.identity == identity:
            return one
        if found := named(one.members, identity):
            return found
    return None
