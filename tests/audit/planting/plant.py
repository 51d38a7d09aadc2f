"""A copy of a clean report with errors planted in it."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

from tests.audit.planting.draw import draw
from tests.audit.planting.edits import Change, apply
from tests.audit.planting.planted import Place, Planted
from tests.audit.planting.site import Site, sites

_QUOTAS = {1: 14, 2: 9, 3: 8, 4: 12, 5: 9, 6: 8}

COUNT = sum(_QUOTAS.values())
"""How many errors are planted."""


def plant(project: Path, target: Path, seed: int) -> tuple[Planted, ...]:
    """Copy a project into a folder that is not there yet, with errors of all families; the same for the same seed.

    Args:
        project: the clean project, whose `plantable.yaml` lists where errors can be planted.
        target: the new folder.
        seed: chooses the places and the changes.

    Raises:
        FileExistsError: if the folder is there already.
        ValueError: if the list of places does not fit the project.
    """
    random = Random(seed)
    drawn = draw(sites(project / "plantable.yaml"), _QUOTAS, project / "content", random)
    # Copies come first, so that they are taken from the clean text.
    drawn.sort(key=lambda site: site.edit != "copy")
    shutil.copytree(project / "content", target / "content")
    changes = [(site, apply(site, target / "content", random)) for site in drawn]
    planted = [_planted(site, change) for site, change in changes]
    return tuple(sorted(planted, key=lambda one: (one.family, one.kind, str(one.places[0]))))


def _planted(site: Site, change: Change) -> Planted:
    others = [Place(f"content/{one.file}", one.cell, one.text) for one in site.others()]
    if site.to is not None:
        others.insert(0, Place(f"content/{site.file}", site.to))
    if site.edit == "copy":
        others.append(Place(f"content/{site.file}", text=site.text))
    file = f"content/{change.file}"
    first = Place(file, change.cell, change.text)
    places = tuple(dict.fromkeys((first, *others)))
    return Planted(
        site.kind, site.family, file, change.cell, change.text, change.before, change.after, site.reason, places
    )
