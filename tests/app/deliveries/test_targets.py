"""What a delivered file is for: by an option, or by its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from reportdoc.app.deliveries.kinds import TargetKind
from reportdoc.app.deliveries.target import Wish, target
from reportdoc.report.problem import InputError
from reportdoc.report.report import Report
from tests.content.folder import ANNEX, Folder

SETTINGS = f"""\
  - file: chapters/2-service.md
    department: 科研处
front:
  - file: front/0-preface.md
{ANNEX}"""
CHAPTER = """\
# 服务贡献 {#sec-service}

::: {.table #tbl-clubs src="tables/societies.csv"}
学生社团
:::

::: {.chart #fig-trend src="charts/trend.csv" type="line"}
走势
:::

::: {.figure #fig-photo src="pictures/spring.png"}
合影
:::

::: {.case #case-tree title="万物复苏"}
::: {.table #tbl-inner src="tables/inner.csv"}
箱内的表
:::
:::
"""
PICTURES = ".jpg, .jpeg, .png, .gif, .bmp, .tif, .tiff, .webp, .emf, .wmf"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = Folder(tmp_path_factory.mktemp("targets"))
    folder.more(SETTINGS)
    folder.write("front/0-preface.md", "# 前言\n\n一段话。\n")
    folder.write("chapters/2-service.md", CHAPTER)
    for name in ("tables/societies", "tables/inner", "charts/trend"):
        folder.write(f"{name}.csv", "名称,人数\n航模社,67\n")
    folder.write("annex/scorecard.csv", "序号,指标,单位,2023年\n1,毕业生人数,人,4407\n")
    picture = folder.write("pictures/spring.png", b"")
    Image.new("RGB", (30, 20)).save(picture)
    return folder.load().report


def _found(report: Report, file: str, kind: TargetKind | None = None, name: str = "") -> tuple[str, str, str]:
    one = target(report, Path(file), Wish(kind, name))
    return one.kind.value, one.label, one.department


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("服务贡献.docx", ("chapter", "content/chapters/2-service.md", "科研处")),
        ("2 服务贡献（定稿）.doc", ("chapter", "content/chapters/2-service.md", "科研处")),
        ("科研处交来的服务贡献和别的.docx", ("chapter", "content/chapters/2-service.md", "科研处")),
        ("科研处 服务贡献 案例万物复苏2稿.docx", None),
        ("2_服务贡献-3.wps", ("chapter", "content/chapters/2-service.md", "科研处")),
        ("2-service.DOCX", ("chapter", "content/chapters/2-service.md", "科研处")),
        ("前言.rtf", ("chapter", "content/front/0-preface.md", "")),
        ("万物复苏.odt", ("case", "case-tree", "科研处")),
        ("case-tree.docx", ("case", "case-tree", "科研处")),
        ("societies.xlsx", ("table", "tbl-clubs", "科研处")),
        ("tbl-clubs.csv", ("table", "tbl-clubs", "科研处")),
        ("inner.csv", ("table", "tbl-inner", "科研处")),
        ("trend.csv", ("table", "fig-trend", "科研处")),
        ("fig-trend.xlsx", ("table", "fig-trend", "科研处")),
        ("spring.jpg", ("figure", "fig-photo", "科研处")),
        ("fig-photo.EMF", ("figure", "fig-photo", "科研处")),
        ("spring.csv", None),
        ("societies.png", None),
        ("societies.docx", None),
        ("2.docx", None),
        ("其他.xlsx", None),
    ],
)
def test_the_name_of_a_file_says_what_it_is_for(
    report: Report, file: str, expected: tuple[str, str, str] | None
) -> None:
    if expected is not None:
        assert _found(report, file) == expected
        return
    with pytest.raises(InputError) as raised:
        _found(report, file)
    assert str(raised.value.message) == f'"{file}" does not say what it is for'
    assert str(raised.value.hint) == "say which chapter, section, table, case, figure or indicator table it is for"


@pytest.mark.parametrize(
    ("kind", "name", "label"),
    [
        (TargetKind.CHAPTER, "2", "content/chapters/2-service.md"),
        (TargetKind.CHAPTER, "1", "content/chapters/1.md"),
        (TargetKind.CHAPTER, "服务贡献", "content/chapters/2-service.md"),
        (TargetKind.CHAPTER, "sec-service", "content/chapters/2-service.md"),
        (TargetKind.CHAPTER, "2-service", "content/chapters/2-service.md"),
        (TargetKind.CHAPTER, "content/chapters/2-service.md", "content/chapters/2-service.md"),
        (TargetKind.CHAPTER, "前言", "content/front/0-preface.md"),
        (TargetKind.TABLE, "tbl-clubs", "tbl-clubs"),
        (TargetKind.TABLE, "表2-1", "tbl-clubs"),
        (TargetKind.TABLE, "表 2-1", "tbl-clubs"),
        (TargetKind.TABLE, "fig-trend", "fig-trend"),
        (TargetKind.TABLE, "annex-scorecard", "annex-scorecard"),
        (TargetKind.TABLE, "人才培养质量计分卡", "annex-scorecard"),
        (TargetKind.FIGURE, "fig-photo", "fig-photo"),
        (TargetKind.FIGURE, "图2-2", "fig-photo"),
        (TargetKind.CASE, "案例1", "case-tree"),
        (TargetKind.CASE, "case-tree", "case-tree"),
        (TargetKind.ANNEX, "", "annex"),
    ],
)
def test_an_option_says_what_a_file_is_for(report: Report, kind: TargetKind, name: str, label: str) -> None:
    endings = {TargetKind.CHAPTER: "docx", TargetKind.CASE: "docx", TargetKind.FIGURE: "png"}
    found = _found(report, f"部门.{endings.get(kind, 'xlsx')}", kind, name)
    assert found[:2] == (kind.value, label)


@pytest.mark.parametrize(
    ("file", "kind", "name", "told", "hint"),
    [
        ("a.docx", TargetKind.CHAPTER, "3", 'there is no chapter "3"', None),
        ("a.docx", TargetKind.CHAPTER, "0", 'there is no chapter "0"', None),
        ("a.docx", TargetKind.CHAPTER, "2-servise", 'there is no chapter "2-servise"', '"2-service"'),
        ("a.csv", TargetKind.TABLE, "tbl-club", 'there is no table "tbl-club"', '"tbl-clubs"'),
        ("a.csv", TargetKind.TABLE, "fig-photo", 'there is no table "fig-photo"', None),
        ("a.csv", TargetKind.TABLE, "annex-scorecart", 'there is no table "annex-scorecart"', '"annex-scorecard"'),
        ("a.png", TargetKind.FIGURE, "fig-trend", 'there is no figure "fig-trend"', None),
        ("a.docx", TargetKind.CASE, "案例2", 'there is no case "案例2"', None),
        ("a.docx", TargetKind.CASE, "人才培养质量计分卡", "there is no case", None),
        (
            "a.csv",
            TargetKind.CHAPTER,
            "2",
            '"a.csv" is no file for a chapter',
            "it takes .docx, .doc, .wps, .rtf, .odt, .html, .htm, .mht, .xml",
        ),
        ("a.docx", TargetKind.TABLE, "tbl-clubs", '"a.docx" is no file for a table', "it takes .xlsx, .csv"),
        ("a.docx", TargetKind.ANNEX, "", '"a.docx" is no file for a indicator table', "it takes .xlsx, .csv"),
        ("a.xlsx", TargetKind.FIGURE, "fig-photo", '"a.xlsx" is no file for a figure', f"it takes {PICTURES}"),
        (
            "a.png",
            TargetKind.CASE,
            "case-tree",
            '"a.png" is no file for a case',
            "it takes .docx, .doc, .wps, .rtf, .odt, .html, .htm, .mht, .xml",
        ),
    ],
)
def test_what_cannot_be_is_told(
    report: Report, file: str, kind: TargetKind, name: str, told: str, hint: str | None
) -> None:
    with pytest.raises(InputError) as raised:
        _found(report, file, kind, name)
    assert told in str(raised.value.message)
    assert hint is None or hint in str(raised.value.hint)


def test_a_report_without_indicator_tables_takes_none(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the report has no indicator tables"):
        _found(Folder(tmp_path).load().report, "a.xlsx", TargetKind.ANNEX)
