"""Files of the project of which a visitor may be told what stands there."""

from __future__ import annotations

from reportdoc.web.access.role import Role
from reportdoc.web.visit import Visit


def own_files(visit: Visit) -> frozenset[str] | None:
    """Return the files of what a department answers for, as far as the last look knows them; None for all files.

    A file of which others answer for sections is none of them.
    """
    if visit.role is not Role.DEPARTMENT:
        return None
    items = visit.state().survey.items
    others = {one.file for one in items if one.department not in visit.who.departments}
    return frozenset(one.file for one in items if one.department in visit.who.departments) - others
