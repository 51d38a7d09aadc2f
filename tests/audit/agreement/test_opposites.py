"""Figures that are told of the opposite of what has them elsewhere."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

ANNEX = "1,升入本科人数,人,352\n2,校外实习基地数,个,128\n3,校内实训基地数,个,96\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("升学364人，其中升入专科352人。", ["352人 → 升入本科"]),
        ("升学364人，其中升入本科352人。", []),
        ("升学364人，其中升入专科353人。", []),
        ("建有校内实习基地128个。", ["128个 → 校外实习基地"]),
        ("建有校外实习基地128个。", []),
        ("建有校内图书馆128个。", []),
        ("另有校外实训基地96个。", []),
    ],
)
def test_a_figure_is_told_of_what_has_it(project: Project, text: str, told: list[str]) -> None:
    project.annex(指标=ANNEX)
    found = [one for one in project.findings("G502", text) if one.severity.name == "EXPLAIN"]
    assert [f"{one.stated} → {one.expected}" for one in found] == told


GROWTH = ("指标,本年,比上年增长(%)", "横向技术服务到款额,186.40,21.99", "纵向科研经费,152.80,-13.57")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("横向技术服务到款额虽然增长21.99%，总量仍小。", []),
        ("横向技术服务到款额虽然下降21.99%，总量仍小。", ["21.99%"]),
        ("纵向科研经费下降13.57%，总量仍小。", []),
        ("纵向科研经费增长13.57%，总量仍小。", ["13.57%"]),
        ("食堂用煤下降21.99%。", []),
    ],
)
def test_a_change_goes_the_way_that_the_table_says(project: Project, text: str, told: list[str]) -> None:
    table = project.table("funds", *GROWTH)
    found = [one for one in project.findings("G502", f"{text}\n\n{table}\n") if "direction" in str(one.message)]
    assert [one.stated for one in found] == told
