"""The hand-written list of places at which an error can be planted."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Other(_Model):
    """Another place that is involved: a cell or a piece of text."""

    file: str
    cell: str | None = None
    text: str | None = None


class Site(_Model):
    """One place at which an error can be planted, with what its kind says of all such places."""

    kind: str
    family: int
    edit: str
    reason: str
    file: str
    cell: str | None = None
    to: str | None = Field(default=None, alias="with")
    row: int | None = None
    text: str | None = None
    number: str | None = None
    least: str | None = None
    choices: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    into: str | None = None
    after: str | None = None
    also: tuple[str | Other, ...] = ()
    sum: str | None = None

    def others(self) -> tuple[Other, ...]:
        """Return the other places involved, a bare cell as a cell of this site's file."""
        return tuple(Other(file=self.file, cell=one) if isinstance(one, str) else one for one in self.also)


def sites(path: Path) -> tuple[Site, ...]:
    """Return all sites of a list."""
    found: list[Site] = []
    for kind in yaml.safe_load(path.read_text(encoding="utf-8")):
        shared = {key: value for key, value in kind.items() if key != "sites"}
        found.extend(Site.model_validate(shared | _words(site)) for site in kind["sites"])
    return tuple(found)


def _words(site: dict[str, object]) -> dict[str, object]:
    numeric = {key: str(site[key]) for key in ("least", "sum") if key in site}
    return site | numeric
