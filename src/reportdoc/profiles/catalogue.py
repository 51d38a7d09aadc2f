"""The catalogue of indicators: what each is, and how they relate to one another."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum


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
class IndicatorRelation:
    """A relation between indicators that their place in the tables does not tell."""

    kind: RelationKind
    path: tuple[str, ...]
    """Path of the indicator."""
    others: tuple[tuple[str, ...], ...]
    """Paths of the indicators it relates to; several only for shares."""


def bare(name: str) -> str:
    """Return the name of an indicator without 其中 and spaces: `　其中：面向第一产业` → `面向第一产业`."""
    return re.sub(r"\s|^其\s*中[:：]?", "", name.strip())


def plain_name(name: str) -> str:
    """Return a name in the form in which names are compared: bare, without punctuation, letters in one width."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", bare(name))).lower()
