"""Profiles: the rules and the indicator catalogue of a year and province."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from reportdoc.profiles.catalogue import Indicator, IndicatorKind, IndicatorRelation, RelationKind, Sum, bare
from reportdoc.profiles.province import ProvinceRules, province_rules

_FOLDER = files("reportdoc.profiles").joinpath("data")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a year and province ask for."""

    name: str
    indicators: tuple[Indicator, ...] = ()
    """Every row of every indicator table, in order; empty where no catalogue is known."""
    case_length: int | None = None
    """Characters a case may have; None where nothing limits it."""
    relations: tuple[IndicatorRelation, ...] = ()
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Titles of the tables that the year asks for, in order, each with the words that are enough to know it by."""
    continued: str = "续{number}"
    """What a table says where it goes on: `续{number}`, `（续{number}）`, `{number}（续）`; empty: nothing."""
    confirm: bool = False
    """Somebody must answer for every number before a report is sealed."""
    carried_over: bool = False
    """The catalogue is an earlier year's: no source says whether it still holds."""
    province: ProvinceRules = field(default_factory=ProvinceRules)
    """What is asked of all reports of a province together."""


@lru_cache(maxsize=8)
def load_profile(name: str) -> Profile:
    """Return the profile of a name, or else of the year in it; one that is not known has no rules.

    `tianjin-2023` and `2023-tianjin` are 2023 as long as there are none of their own.
    """
    years = re.findall(r"(?<![0-9])20[0-9]{2}(?![0-9])", name)
    known = {entry.name for entry in _FOLDER.iterdir()}
    found = next((one for one in (name, *years) if f"{one}.yaml" in known), None)
    return replace(_profile(found), name=name) if found else Profile(name)


def _profile(name: str) -> Profile:
    data = _read(name)
    limit = data.get("case_length")
    if "inherits" in data:
        inherited = _profile(data["inherits"])
        said = data.get("continued", inherited.continued)
        confirm = data.get("confirm", "required" if inherited.confirm else "") == "required"
        return replace(inherited, name=name, case_length=limit, continued=said, confirm=confirm, carried_over=True)
    tables = data.get("tables", [])
    return Profile(
        name,
        tuple(indicator for table in tables for indicator in _indicators(table)),
        limit,
        tuple(_relation(each) for each in data.get("relations", [])),
        {table["title"]: (table["title"], *table.get("also", ())) for table in tables},
        data.get("continued", "续{number}"),
        data.get("confirm") == "required",
        province=province_rules(data),
    )


def _read(name: str) -> Mapping[str, Any]:
    # Importing it takes longer than reading; only an audit needs it.
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    read: Mapping[str, Any] = yaml.load(_FOLDER.joinpath(f"{name}.yaml").read_text(encoding="utf-8"), Loader=loader)
    return read


def _indicators(table: Mapping[str, Any]) -> Iterator[Indicator]:
    number, paths = "", dict[str, tuple[str, ...]]()
    for row in table["rows"]:
        number = str(row.get("number", number))
        own = bare(row["name"])
        path = (*paths[row["of"]], own) if "of" in row else (own,)
        paths[own] = path
        yield Indicator(
            table["title"],
            number,
            row["name"],
            row["unit"],
            tuple(row.get("aliases", ())),
            IndicatorKind(row.get("kind", "count")),
            path,
            row.get("part", True),
            Sum(row.get("sum", "none")),
            table.get("confirmed", True),
        )


def _relation(data: Mapping[str, Any]) -> IndicatorRelation:
    others = tuple(tuple(each.split("/")) for each in data["of"])
    return IndicatorRelation(RelationKind(data["kind"]), tuple(data["row"].split("/")), others)
