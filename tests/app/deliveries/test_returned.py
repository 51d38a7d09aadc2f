"""A chapter that was built here, edited in Word and handed in: only what was edited changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Cm
from PIL import Image

from reportdoc.app.build.assemble import draft
from reportdoc.app.deliveries.chapter import take_case, take_chapter
from reportdoc.app.deliveries.kinds import TargetKind
from reportdoc.app.deliveries.staging import Stage, stage
from reportdoc.app.deliveries.target import Wish, target
from reportdoc.content.load import load
from reportdoc.project.resources import templates
from tests.content.folder import Folder

TALENT = """\
# 人才培养 {#sec-talent}

## 立德树人 {#sec-morals}

第一段，见**@sec-service**和*@sec-majors*，
换了行写，H~2~O、10^3^，见[网站](https://example.org)。

- 甲项，见@tbl-clubs
- 乙项

3. 第三
4. 第四

::: {.table #tbl-clubs src="tables/clubs.csv" widths="30,70" align="lr" unit="单位：人" source="数据来源：学工处"}
学生社团情况
:::

::: {.table #tbl-unit .landscape src="tables/unit.csv" unit="单位：个"}
计量单位
:::

::: {.table #tbl-source src="tables/source.csv" align="rl" source="数据来源：教务处"}
数据出处
:::

::: {.table #tbl-wide src="tables/wide.csv" widths="20,30,50" align="lcr"}
加一列的表
:::

::: {.chart #fig-trend src="charts/trend.csv" type="line" unit="%" source="数据来源：就业处"}
就业走势
:::

::: {.chart #fig-share src="charts/share.csv" type="bar" source="数据来源：招生处" alt="占比"}
生源占比
:::

::: {.figure #fig-photo src="pictures/photo.png" source="摄影：宣传部" alt="学生在操场" width="50%"}
校园
:::

::: {.figures}
::: {.figure #fig-spring src="pictures/spring.png" width="40%"}
春天
:::
::: {.figure #fig-autumn src="pictures/autumn.png" alt="秋" width="40%"}
秋天
:::
:::

::: {.case #case-tree title="万物复苏"}
案例的正文，见@fig-spring。

::: {.table #tbl-inner src="tables/inner.csv" align="lc"}
箱内的表
:::

::: {.figure #fig-inner src="pictures/inner.png" width="30%"}
箱内的图
:::
:::

::: {.case #case-song title="春之声"}
又一个案例。
:::

## 专业建设 {#sec-majors}

见@tbl-clubs和@case-tree。
"""
SERVICE = '# 服务贡献 {#sec-service}\n\n见@case-tree。\n\n::: {.case #case-town title="下乡"}\n下乡的正文。\n:::\n'
CELLS = "名称,人数\n航模社,67\n数控社,70\n"
FILES = {
    "chapters/2.md": SERVICE,
    "tables/clubs.csv": CELLS,
    "tables/unit.csv": CELLS,
    "tables/source.csv": CELLS,
    "tables/wide.csv": "甲,乙,丙\n1,2,3\n",
    "tables/inner.csv": CELLS,
    "charts/trend.csv": "年份,就业率\n2022,92.5\n2023,93.5\n",
    "charts/share.csv": "生源,人数\n本省,92\n外省,93\n",
}


@dataclass(frozen=True, slots=True)
class Built:
    """A project and the Word file that was built of it."""

    folder: Folder
    file: bytes


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = Folder(tmp_path_factory.mktemp("returned"))
    folder.more("    department: 学工处\n  - file: chapters/2.md\n")
    for name, text in ({"chapters/1.md": TALENT} | FILES).items():
        folder.write(name, text)
    for name, colour in (("photo", "blue"), ("spring", "green"), ("autumn", "red"), ("inner", "gray")):
        Image.new("RGB", (300, 200), colour).save(folder.write(f"pictures/{name}.png", b""))
    return Built(folder, draft(load(folder.root), templates()))


def _returned(
    built: Built,
    work: Path,
    kind: TargetKind,
    name: str,
    changes: dict[str, str],
    edit: Callable[[Document], object] = lambda document: None,
) -> Stage:
    """Replace texts in the Word file, each where it stands first, deliver it, and return what comes of it."""
    document = docx.Document(BytesIO(built.file))
    left = dict(changes)
    for run in document.element.body.iter(qn("w:t")):
        if run.text in left:
            run.text = left.pop(run.text)
    assert not left
    edit(document)
    document.save(str(work / "改好的.docx"))
    copy = stage(built.folder.root, work)
    report = load(copy.root).report
    one = target(report, work / "改好的.docx", Wish(kind, name))
    take = take_chapter if kind is TargetKind.CHAPTER else take_case
    assert take(work / "改好的.docx", one, report, copy) == []
    return copy


def test_what_came_back_as_it_was_changes_nothing(built: Built, tmp_path: Path) -> None:
    assert _returned(built, tmp_path, TargetKind.CHAPTER, "1", {}).written == {}


CHANGES = {
    "立德树人": "立德树人的成效",
    "乙项": "乙项改了",
    "第四": "第五",
    "学生社团情况": "学生的社团",
    "单位：个": "单位：件",
    "数据来源：教务处": "数据来源：科研处",
    "就业走势": "就业的走势",
    "数据来源：招生处": "数据来源：招办",
    "摄影：宣传部": "摄影：学生会",
    "春天": "春日",
    "万物复苏": "万物在复苏",
    "又一个案例。": "又一个改了的案例。",
}
LOST = ' widths="20,30,50" align="lcr"'
"""What was said column by column does not hold where one is added."""


def test_each_change_stands_in_the_text_and_nothing_else_changes(built: Built, tmp_path: Path) -> None:
    def edit(document: Document) -> None:
        (wide,) = [one for one in document.tables if one.cell(0, 0).text == "甲"]
        for cell, text in zip(wide.add_column(Cm(2)).cells, ("丁", "4"), strict=True):
            cell.text = text

    copy = _returned(built, tmp_path, TargetKind.CHAPTER, "1", CHANGES | {"航模社": "航空社"}, edit)
    expected = TALENT.replace(LOST, "")
    for old, new in CHANGES.items():
        expected = expected.replace(old, new)
    assert copy.read("content/chapters/1.md") == expected
    assert {one: copy.read(one) for one in copy.written if not one.endswith(".md")} == {
        "content/tables/clubs.csv": CELLS.replace("航模社", "航空社"),
        "content/tables/wide.csv": "甲,乙,丙,丁\n1,2,3,4\n",
    }


def test_one_case_with_a_picture_and_a_table_takes_the_place_of_the_old_one(built: Built, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("案例 9 万物在复苏")
    document.add_paragraph("新的正文，见表 1-1 和图 9-1。")
    document.add_paragraph("表 9-1 箱内的表")
    table = document.add_table(2, 2)
    for cell, text in zip((*table.rows[0].cells, *table.rows[1].cells), ("名称", "人数", "航模社", "80"), strict=True):
        cell.text = text
    stream = BytesIO()
    Image.new("RGB", (64, 48), "navy").save(stream, "PNG")
    document.add_paragraph().add_run().add_picture(BytesIO(stream.getvalue()))
    document.add_paragraph("图 9-1 箱内的图")
    document.save(str(tmp_path / "a.docx"))
    copy = stage(built.folder.root, tmp_path)
    report = load(copy.root).report
    wanted = target(report, tmp_path / "a.docx", Wish(TargetKind.CASE, "案例1"))
    notes = take_case(tmp_path / "a.docx", wanted, report, copy)
    assert [str(one.message) for one in notes] == [
        'text before the first heading stands under "a" now',
        "case without a box: check where it ends",
    ]
    start, end = TALENT.index("::: {.case #case-tree"), TALENT.index("\n\n::: {.case #case-song")
    case = (
        '::: {.case #case-tree title="万物在复苏"}\n新的正文，见@tbl-clubs 和@fig-inner。\n\n'
        '::: {.table #tbl-inner src="tables/inner.csv" align="lc"}\n箱内的表\n:::\n\n'
        '::: {.figure #fig-inner src="pictures/inner.png" width="30%"}\n箱内的图\n:::\n:::'
    )
    assert copy.read("content/chapters/1.md") == TALENT[:start] + case + TALENT[end:]
    assert copy.read("content/tables/inner.csv") == "名称,人数\n航模社,80\n"
    with Image.open(copy.root / "content/pictures/inner.png") as image:
        assert image.size == (64, 48)
    assert len(copy.written) == 3


@pytest.mark.parametrize(
    ("lines", "heading"),
    [
        (("#服务与贡献", "新的。"), "# 服务与贡献 {#sec-service}"),
        (("#前言", "新的。"), "# 服务贡献 {#sec-service}"),
        (("#服务", "新的。"), "# 服务贡献 {#sec-service}"),
        (("新的。",), "# 服务贡献 {#sec-service}"),
        (("#别的", "不是。", "#服务贡献", "新的。"), "# 服务贡献 {#sec-service}"),
    ],
)
def test_the_title_of_a_chapter(built: Built, tmp_path: Path, lines: tuple[str, ...], heading: str) -> None:
    document = docx.Document()
    for one in (*lines, "案例 3 下乡", "下乡的正文。"):
        document.add_heading(one[1:], 1) if one.startswith("#") else document.add_paragraph(one)
    document.save(str(tmp_path / "服务.docx"))
    copy = stage(built.folder.root, tmp_path)
    report = load(copy.root).report
    take_chapter(
        tmp_path / "服务.docx", target(report, tmp_path / "服务.docx", Wish(TargetKind.CHAPTER, "2")), report, copy
    )
    assert copy.read("content/chapters/2.md") == SERVICE.replace("# 服务贡献 {#sec-service}", heading).replace(
        "见@case-tree。", "新的。"
    )
    assert list(copy.written) == ["content/chapters/2.md"]
