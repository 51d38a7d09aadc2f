"""The indicator tables, by themselves and against the catalogue of the year."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.audit.project import Project

CONTENT = Path(__file__).parents[3] / "content/annex"

RESOURCES = "教学资源表"


def _rows(name: str) -> str:
    """Return the rows of a table of the sample, without its header."""
    return (CONTENT / f"{name}.csv").read_text(encoding="utf-8").split("\n", 1)[1]


def _cell(rows: str, indicator: str, before: str, after: str) -> str:
    """Return rows with the value of one indicator changed, and nothing else."""
    lines = rows.split("\n")
    (line,) = [index for index, row in enumerate(lines) if indicator in row and row.endswith(f",{before}")]
    lines[line] = f"{lines[line].removesuffix(before)}{after}"
    return "\n".join(lines)


def _grave(project: Project, **tables: str) -> list[str]:
    project.annex(**tables)
    return [one for one in project.found("A") if not one.startswith("EXPLAIN")]


def test_an_official_table_is_silent(project: Project) -> None:
    assert _grave(project, 人才培养质量计分卡=_rows("scorecard"), 落实政策表=_rows("policies")) == []


@pytest.mark.parametrize(
    ("indicator", "before", "after", "code"),
    [
        ("毕业生升学人数", "114", "5114", "A309"),
        ("面向第二产业", "1767", "1867", "A310"),
        ("毕业生本省去向落实率", "62.03", "162.03", "A308"),
        ("毕业生人数", "4487", "4487.5", "A306"),
        ("毕业生人数", "4487", "-4487", "A308"),
        ("毕业生人数", "4487", "四千余", "A307"),
    ],
)
def test_a_wrong_value_is_found(project: Project, indicator: str, before: str, after: str, code: str) -> None:
    found = _grave(project, 人才培养质量计分卡=_cell(_rows("scorecard"), indicator, before, after))
    assert [one.split()[1] for one in found] == [code]


def test_a_missing_row_a_strange_row_and_a_wrong_unit_are_found(project: Project) -> None:
    rows = _rows("scorecard")
    line = next(row for row in rows.split("\n") if "月收入" in row)
    assert [one.split()[1] for one in _grave(project, 人才培养质量计分卡=rows.replace(f"{line}\n", ""))] == ["A301"]
    project.annex(人才培养质量计分卡=rows.replace(line, f"{line}\n^,学生幸福指数,分,95"))
    assert "EXPLAIN A302" in {" ".join(one.split()[:2]) for one in project.found("A")}
    found = _grave(project, 人才培养质量计分卡=rows.replace(",月收入,元,", ",月收入,万元,"))
    assert [one.split()[1] for one in found] == ["A304"]


def test_levels_above_their_total_are_found_at_their_cells(project: Project) -> None:
    rows = list(csv.reader(_rows("resources").splitlines()))
    wrong = {
        f"D{index + 2}" for index, row in enumerate(rows) if row[3] in ("4", "11", "2", "5", "1") and "量" in row[1]
    }
    cells = {one.rsplit("[", 1)[1].rstrip("]") for one in _grave(project, 教学资源表=_rows("resources"))}
    assert cells == {"D17", "D18", "D26", "D27", "D34", "D35"}
    assert cells <= wrong


def test_one_indicator_with_two_values_is_a_conflict(project: Project) -> None:
    found = _grave(project, 甲表="1,毕业生人数,人,4487", 乙表="1,毕业生人数,人,4407")
    assert [one.split()[:2] for one in found] == [["CONFLICT", "A311"]]


def test_a_year_that_carries_the_catalogue_over_only_asks(project: Project) -> None:
    rows = _rows("scorecard")
    line = next(row for row in rows.split("\n") if "月收入" in row)
    project.annex(人才培养质量计分卡=rows.replace(f"{line}\n", ""))
    report = (project.root / "content/report.yaml").read_text(encoding="utf-8")
    project.write("report.yaml", report.replace('profile: "2023"', 'profile: "2024"'))
    assert "EXPLAIN A301" in {" ".join(one.split()[:2]) for one in project.found("A")}


@pytest.mark.parametrize(
    ("name", "rows", "limit"),
    [
        ("2023", True, None),
        ("tianjin-2023", True, None),
        ("2024", True, None),
        ("1999", False, None),
        ("2022", None, 1000),
    ],
)
def test_profiles_are_found_by_the_year_in_their_names(name: str, rows: bool | None, limit: int | None) -> None:
    from reportdoc.profiles.profile import load_profile

    profile = load_profile(name)
    assert rows is None or bool(profile.indicators) is rows
    assert profile.case_length == limit
