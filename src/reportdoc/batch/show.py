"""`province show`: one college among the others."""

from __future__ import annotations

from pathlib import Path

from reportdoc.app.province.comparison import Material
from reportdoc.app.province.distribution import distributions
from reportdoc.app.province.one_college import OneCollege, one_college
from reportdoc.app.province.rows import College, FindingRow, IndicatorValue
from reportdoc.batch.folder import open_output
from reportdoc.batch.tables.load import load
from reportdoc.report.message import message
from reportdoc.report.problem import InputError


def show(output: Path, code: str) -> tuple[OneCollege, ...]:
    """Return every submission of a college, named by its code, its name or its file.

    Raises InputError where there is none, or the folder was not made by `province check`; OSError.
    """
    open_output(output, made=True)
    material = Material(
        tuple(load(output, "colleges", College)),
        tuple(load(output, "indicators", IndicatorValue)),
        tuple(load(output, "findings", FindingRow)),
    )
    found = [one for one in material.submissions if code in (one.code, one.college, one.submission)]
    if not found:
        raise InputError(message('there is no college "{code}" among the submissions', code=code))
    spreads = distributions(material.values(), {})
    return tuple(one_college(one, spreads, material.findings) for one in found)
