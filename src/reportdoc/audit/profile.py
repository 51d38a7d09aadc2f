"""Profiles: the rules and the indicator catalogue of a year and province."""

from __future__ import annotations

from dataclasses import dataclass


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
    """Other words for the same thing in running text."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a year and province ask for."""

    name: str
    indicators: tuple[Indicator, ...] = ()
    """Every row of every indicator table, in order; empty where no catalogue is known."""
    case_length: int | None = None
    """Characters a case may have; None where nothing limits it."""


def load_profile(name: str) -> Profile:
    """Return the profile of a name; one that is not known has no rules."""
    return Profile(name)
