"""Ids of findings: two errors of one kind have two, and each keeps its own when rows and lines move."""

from __future__ import annotations

import pytest

from tests.audit.project import Project


def ids(project: Project, codes: str, text: str) -> list[str]:
    return [one.identity for one in project.findings(codes, text)]


HEAD = "项目,人数,经费"
FULL = ["甲,12,1.5", "乙,15,2.5", "丙,11,3.5", "丁,18,4.5", "戊,16,5.5", "己,17,6.5", "庚,19,7.5", "辛,14,8.5"]

CELLS = {
    "C203": ("乙,15,#N/A", "丁,18,#N/A"),
    "C204": ("乙,15,待定", "丁,18,待定"),
    "C204 of a dash": ("乙,15,-", "丁,18,-"),
    "C205": ("乙,15,", "丁,18,"),
    "C208": ("乙,１５,2.5", "丁,１５,4.5"),
    "C206": ("乙,15*,2.5", "丁,18①,4.5"),
}


@pytest.mark.parametrize(("code", "rows"), CELLS.items())
def test_two_cells_with_one_error_have_two_ids_that_stay_when_rows_move(
    project: Project, code: str, rows: tuple[str, str]
) -> None:
    changed = {row[0]: row for row in rows}
    lines = [changed.get(row[0], row) for row in FULL]
    found = ids(project, code[:4], project.table("t", HEAD, *lines))
    assert len(set(found)) == 2
    moved = [*lines[4:], *lines[:4]]
    assert set(ids(project, code[:4], f"别的段落。\n\n{project.table('t', HEAD, *moved)}")) == set(found)


TABLES = {
    "T101": ("项目,男,女", "甲,10,10", "乙,20,20", "丙,30,30", "合计,66,66"),
    "T102": ("批次,录取,报到,报到率", "甲,200,190,95.00%", "乙,100,91,90.00%", "丙,100,91,90.00%", "丁,50,41,82.00%"),
    "T104": ("指标,2022年,2023年,增加", "论文,40,44,4", "专利,8,6,-2", "课题,20,25,6", "专著,20,25,6", "教材,5,6,1"),
    "T105": ("专业,录取,报到", "甲,40,38", "乙,50,54", "丙,50,54", "丁,60,50"),
    "C201": ("序号,姓名,备注", "1,甲,略", "3,乙,略", "3,丙,略"),
}


@pytest.mark.parametrize(("code", "rows"), TABLES.items())
def test_two_findings_of_one_number_in_a_table_have_two_ids(project: Project, code: str, rows: tuple[str, ...]) -> None:
    found = ids(project, code, project.table("t", *rows))
    assert len(set(found)) == len(found) == 2
    assert ids(project, code, f"别的段落。\n\n{project.table('t', *rows)}") == found


SENTENCES = {
    "P401": "甲班毕业生100人，就业90人，就业率80.0%；乙班毕业生100人，就业90人，就业率80.0%。",
    "P405": "建成甲村、乙村、丙村四个村的服务站；修缮丁村、戊村、己村四个村的道路。",
    "P412": "招生由3300人减少到3630人；报到由3300人减少到3630人。",
    "W605": "甲校重视质量,并改进。\n\n乙校重视质量,并改进。",
    "W615": "培训XX人，参赛XX人。",
    "W616": "甲项占%，乙项占%。",
    "W619": "2023年2月30日开工，2023年2月30日验收。",
    "W603": "共有教师31人人，共有学生31人人。",
    "W617": "一是抓教学；二是抓科研；四是抓管理。\n\n## 乙\n\n一是抓质量；二是抓就业；四是抓安全。",
}


@pytest.mark.parametrize(("code", "text"), SENTENCES.items())
def test_two_findings_of_one_figure_in_the_text_have_two_ids(project: Project, code: str, text: str) -> None:
    found = ids(project, code, text)
    assert len(set(found)) == len(found) == 2
    assert ids(project, code, f"别的段落。\n\n{text}") == found


def test_an_id_changes_with_what_is_stated(project: Project) -> None:
    text = "毕业生4487人，就业4170人，去向落实率{}。"
    (one,), (other,) = (ids(project, "P401", text.format(rate)) for rate in ("92.49%", "92.39%"))
    assert one != other
