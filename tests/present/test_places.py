"""A place of a finding is told as somebody with the Word file finds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdoc.present.language import language
from reportdoc.present.places import shown, told
from reportdoc.report.address import Address
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.report.whereabouts import Index, index
from tests.audit.project import Project

CHAPTER = """\
# 人才培养

本章概述。

## 招生工作

第一段，
写在两行上。

- 第一项
- 第二项

第三段，在列表之后。

::: {.table #tbl-majors src="tables/majors.csv" header=2}
分专业招生情况
:::

::: {.case #case-a title="送教下乡"}
案例第一段。

案例第二段。
:::

又一段。
"""


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Index:
    project = Project(tmp_path_factory.mktemp("places") / "project")
    project.write("tables/majors.csv", "序号,专业,人数,<\n^,^,计划,报到\n1,数控技术,40,38\n2,模具技术,30,\n")
    project.write("chapters/1.md", CHAPTER)
    return index(project.load().report)


def line(text: str) -> Place:
    """Return the place of the line that begins so."""
    lines = CHAPTER.splitlines()
    return Place("content/chapters/1.md", 1 + next(at for at, one in enumerate(lines) if one.startswith(text)))


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (line("# 人才"), "1"),
        (line("本章"), "1 第 1 段"),
        (line("第一段"), "1.1 第 1 段"),
        (line("写在两行"), "1.1 第 1 段"),
        (line("- 第二项"), "1.1 第 2 段"),
        (line("第三段"), "1.1 第 3 段"),
        (line("分专业"), "表 1-1"),
        (line("案例第二段"), "案例 1 第 2 段"),
        (line("又一段"), "1.1 第 4 段"),
        (Place("content/tables/majors.csv", cell=Address.parse("D4")), "表 1-1，第 2 行“模具技术”，列“报到”"),
        (Place("content/tables/majors.csv", cell=Address.parse("B3")), "表 1-1，第 1 行“数控技术”，列“专业”"),
        (Place("content/tables/majors.csv", cell=Address.parse("C2")), "表 1-1，列“计划”"),
        (Place("content/tables/majors.csv", cell=Address.parse("Z99")), "表 1-1"),
        (Place("content/tables/majors.csv"), "表 1-1"),
        (Place("content/report.yaml", 3), "content/report.yaml:3"),
        (Place("content/chapters/other.md", 3), "content/chapters/other.md:3"),
    ],
)
def test_a_place_is_named_by_what_is_printed_around_it(places: Index, place: Place, expected: str) -> None:
    assert shown(language("zh_CN"), place, places) == expected


def test_places_within_a_message_are_shown_so_too(places: Index) -> None:
    cell = Place("content/tables/majors.csv", cell=Address.parse("D3"))
    inner = message("{place} says {figure}", place=cell, figure=38)
    said = told(language("en"), message("{what}: {inner}", what=line("第三段"), inner=inner), places)
    assert said == "1.1, paragraph 3: 表 1-1, row 1 “数控技术”, column “报到” says 38"


def test_a_report_of_a_folder_has_places_for_each_part(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    project.chapter("没有小节的一章。\n")
    found = index(project.load().report).of(Place("content/chapters/1.md", 3))
    assert found is not None and found.paragraph == 1
