"""`content/report.yaml` as types; `docs/content-format.md` describes each key."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from reportdoc.project.schema import Line, Model, Some, wrong
from reportdoc.report.label import Kind, is_label, kind
from reportdoc.report.message import message


def _file_name(value: str) -> str:
    # The college's name is part of the output's file name, on any system.
    if re.search(r'[\\/:*?"<>|]', value) or value.startswith("."):
        raise wrong(message('must hold none of \\ / : * ? " < > | and not start with a dot'))
    return value


def _code(value: str) -> str:
    if not re.fullmatch(r"[0-9]{5}", value):
        raise wrong(message("must be the five digits of the institution's code"))
    return value


def _profile(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", value):
        raise wrong(message("must be the name of a profile: letters, digits and hyphens"))
    return value


def _annex_label(value: str) -> str:
    if not is_label(value) or kind(value) is not Kind.ANNEX:
        raise wrong(message("must be a label such as annex-scorecard"))
    return value


class College(Model):
    """The institution."""

    name: Annotated[Line, AfterValidator(_file_name)]
    english: Line
    code: Annotated[Line, AfterValidator(_code)]


class PartEntry(Model):
    """One file of text and who answers for it."""

    file: Line
    department: str = ""


class AnnexTableEntry(Model):
    """One table of the annex."""

    label: Annotated[Line, AfterValidator(_annex_label)]
    title: Line
    src: Line


class AnnexEntry(Model):
    """附表."""

    title: Line
    department: str = ""
    previous: bool = False
    """Print last year's values beside this year's."""
    tables: Some[AnnexTableEntry]


def _inside(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]+", value):
        raise wrong(message("must be the name of a folder in content/: letters, digits and hyphens"))
    return value


class PreviousEntry(Model):
    """Last year's content, kept to compare with."""

    folder: Annotated[Line, AfterValidator(_inside)] = "previous"
    threshold: Annotated[float, Field(gt=0, le=10_000)] = 30
    """Percent by which an indicator may change before `check` asks for a reason."""


class Settings(Model):
    """The whole of `report.yaml`."""

    college: College
    title: Line
    year: Annotated[int, Field(ge=1980, le=2100)]
    date: datetime.date
    profile: Annotated[Line, AfterValidator(_profile)]
    front: tuple[PartEntry, ...] = ()
    chapters: Some[PartEntry]
    annex: AnnexEntry | None = None
    values: Line | None = None
    previous: PreviousEntry | None = None
    confirm: Literal["required", "optional"] | None = None
    """Whether somebody must answer for every number before the report is sealed; unset: as the profile says."""
    deadlines: Mapping[Line, datetime.date] = Field(default_factory=dict)
    """By department, until when it is to deliver."""
