"""Profiles: the rules and the indicator catalogue of a year and province."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import lru_cache
from importlib.resources import files
from typing import Any

_FOLDER = files(__package__).joinpath("data")


class IndicatorKind(Enum):
    """What the value of an indicator is."""

    COUNT = "count"
    """People or things counted: a whole number."""
    AMOUNT = "amount"
    """Money, hours, bandwidth: may have decimals, and parts of it add up."""
    RATE = "rate"
    """A share, ratio or average: may have decimals, and parts of it do not add up."""


class Sum(Enum):
    """How the parts of an indicator relate to it, beyond none being greater."""

    NONE = "none"
    WHOLE = "whole"
    """They add up to it."""
    DISJOINT = "disjoint"
    """They do not overlap, so they add up to no more than it."""
    LEVELS = "levels"
    """国家级, 省级, 校级: they add up to it, unless something counts at several levels."""


class RelationKind(Enum):
    """How one indicator relates to another."""

    AT_MOST = "at_most"
    """It cannot be greater."""
    EQUAL = "equal"
    """Usually the same."""
    NEEDS = "needs"
    """Where it is not nought, neither is the other."""
    SHARE = "share"
    """A percentage that a whole number of the other makes; of any of the others where several are usual."""
    MEAN = "mean"
    """An average over the other: multiplied by it, a whole number."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of an indicator table, as the catalogue has it."""

    table: str
    """Title of its table, 人才培养质量计分卡."""
    number: str
    """序号 as printed; rows of one group share it."""
    name: str
    """As printed, 其中：毕业生升学人数."""
    unit: str
    aliases: tuple[str, ...] = ()
    """Other words for the same thing in running text, and for nothing else."""
    kind: IndicatorKind = IndicatorKind.COUNT
    path: tuple[str, ...] = ()
    """Its bare names from the top of its group down: (专业教学资源库数, 省级数量, 接入国家智慧教育平台数量)."""
    part: bool = True
    """It is a part of the indicator above it and not greater; False where it only stands below it."""
    sum: Sum = Sum.NONE
    """How the indicators right below it relate to it."""
    confirmed: bool = True
    """A source for the row was seen."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between indicators that their place in the tables does not tell."""

    kind: RelationKind
    path: tuple[str, ...]
    """Path of the indicator."""
    others: tuple[tuple[str, ...], ...]
    """Paths of the indicators it relates to; several only for shares."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a year and province ask for."""

    name: str
    indicators: tuple[Indicator, ...] = ()
    """Every row of every indicator table, in order; empty where no catalogue is known."""
    case_length: int | None = None
    """Characters a case may have; None where nothing limits it."""
    relations: tuple[Relation, ...] = ()
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Titles of the tables that the year asks for, in order, each with the words that are enough to know it by."""
    carried_over: bool = False
    """The catalogue is an earlier year's: no source says whether it still holds."""


def bare(name: str) -> str:
    """Return the name of an indicator without 其中 and spaces: `　其中：面向第一产业` → `面向第一产业`."""
    return re.sub(r"\s|^其\s*中[:：]?", "", name.strip())


def plain_name(name: str) -> str:
    """Return a name in the form in which names are compared: bare, without punctuation, letters in one width."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", bare(name))).lower()


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
        return replace(_profile(data["inherits"]), name=name, case_length=limit, carried_over=True)
    tables = data.get("tables", [])
    return Profile(
        name,
        tuple(indicator for table in tables for indicator in _indicators(table)),
        limit,
        tuple(_relation(each) for each in data.get("relations", [])),
        {table["title"]: (table["title"], *table.get("also", ())) for table in tables},
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


def _relation(data: Mapping[str, Any]) -> Relation:
    others = tuple(tuple(each.split("/")) for each in data["of"])
    return Relation(RelationKind(data["kind"]), tuple(data["row"].split("/")), others)
