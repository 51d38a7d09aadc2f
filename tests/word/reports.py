"""Reports made by hand, block by block, and the Word files that they become."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from PIL import Image

from reportdoc.project.resources import templates
from reportdoc.report.block import (
    Block,
    Case,
    Chart,
    ChartKind,
    Figure,
    FigureRow,
    Heading,
    List,
    Paragraph,
    Picture,
    Series,
    Table,
)
from reportdoc.report.cells import Cell, Covered, Grid
from reportdoc.report.inline import Inline, Math, Note, Reference, Strong, Text
from reportdoc.report.numbering import number
from reportdoc.report.place import Place
from reportdoc.report.report import Annex, Metadata, Part, Report
from reportdoc.text.latex import formula
from reportdoc.word.assemble import assemble
from reportdoc.word.package import WordFile, archive

PLACE = Place("content/chapters/1-talent.md", 1)
_ALL = r"\bar{x}=\frac{1}{n}\sum_{i=1}^{n}x_i+\sqrt[3]{y}+\left(\text{若 a}\right)^2+\int_0 z+\hat{u}\times 甲"
METADATA = Metadata(
    college="天津示例职业技术学院",
    english="TIANJIN SAMPLE VOCATIONAL COLLEGE",
    code="12721",
    title="高等职业教育质量年度报告",
    year=2023,
    date=date(2024, 1, 4),
    language="zh-CN",
    profile="2023",
)


def line(*content: str | Inline) -> tuple[Inline, ...]:
    """Return inline content; plain strings are text."""
    return tuple(Text(piece) if isinstance(piece, str) else piece for piece in content)


def reference(*labels: str) -> Reference:
    """Return a cross-reference."""
    return Reference(labels, PLACE)


def heading(label: str, title: str, level: int = 1, *, numbered: bool = True) -> Heading:
    """Return a heading, a chapter's unless told otherwise."""
    return Heading(label, level, line(title), numbered, PLACE)


def paragraph(*content: str | Inline) -> Paragraph:
    """Return a paragraph."""
    return Paragraph(line(*content), PLACE)


def items(*texts: str, ordered: bool = True, start: int = 1) -> List:
    """Return a list of one paragraph an item."""
    return List(ordered, start, tuple((paragraph(text),) for text in texts), PLACE)


def grid(*rows: str, header: int = 1) -> Grid:
    """Return a grid of rows whose cells are parted by `|`."""
    return Grid(tuple(tuple(Cell(text) for text in row.split("|")) for row in rows), header)


def table(
    label: str,
    content: Grid | None = None,
    *,
    title: str = "学生社团",
    widths: tuple[float, ...] | None = None,
    align: str | None = None,
    unit: str = "",
    source: str = "",
    landscape: bool = False,
    numbered: bool = True,
) -> Table:
    """Return a table, a small one unless told otherwise."""
    cells = content or grid("社团|人数", "合唱团|32")
    return Table(label, line(title), cells, widths, align, unit, source, landscape, numbered, PLACE, "data/clubs.csv")


def merged() -> Grid:
    """Return a grid with two header rows and cells merged down, across and both ways."""
    return Grid(
        (
            (Cell("学院", 2, 1), Cell("就业", 1, 2), Covered(0, 1)),
            (Covered(0, 0), Cell("人数"), Cell("比例")),
            (Cell("机械", 2, 1), Cell("120"), Cell("96%")),
            (Covered(2, 0), Cell("80"), Cell("95%")),
            (Cell("合计", 2, 2), Covered(4, 0), Cell("200")),
            (Covered(4, 0), Covered(4, 0), Cell("95.6%")),
        ),
        header=2,
    )


def photo(folder: Path, name: str = "photo.jpg", size: tuple[int, int] = (60, 40)) -> Picture:
    """Write a JPEG and return it as the content room would."""
    path = folder / name
    Image.new("RGB", size, "#88aacc").save(path)
    return Picture(path, "JPEG", *size, 1)


def figure(
    label: str,
    picture: Picture,
    *,
    title: str = "合影",
    alt: str = "师生合影",
    width: float | None = None,
    source: str = "",
    numbered: bool = True,
) -> Figure:
    """Return a figure."""
    return Figure(label, line(title), picture, alt, width, source, numbered, PLACE)


def row(*figures: Figure) -> FigureRow:
    """Return figures side by side."""
    return FigureRow(figures, PLACE)


def chart(
    label: str,
    kind: ChartKind = "column",
    *,
    series: tuple[Series, ...] = (Series("月收入", (Decimal("4426.38"), None, Decimal("4718.3"))),),
    unit: str = "",
    numbered: bool = True,
) -> Chart:
    """Return a chart over three years."""
    years = ("2021", "2022", "2023")
    cells = grid("年|值")
    return Chart(
        label, line("月收入"), kind, years, series, cells, "三年月收入", unit, "", numbered, PLACE, "data/pay.csv"
    )


def case(label: str, title: str, *blocks: Block) -> Case:
    """Return a case box."""
    return Case(label, line(title), blocks, PLACE)


def report(*blocks: Block, front: tuple[Block, ...] = (), annex: tuple[Table, ...] = ()) -> Report:
    """Return a report whose chapters hold the blocks."""
    return Report(
        METADATA,
        (Part("content/preface.md", "", front),) if front else (),
        (Part("content/chapters/1-talent.md", "", blocks),),
        Annex("sec-annex", "附表", "", annex) if annex else None,
        {},
    )


def assembled(content: Report, folder: Path | None = None) -> WordFile:
    """Return the Word file of a report in memory, with the official templates or those of a folder."""
    return assemble(content, number(content), folder or templates())


def built(tmp_path: Path, *blocks: Block, front: tuple[Block, ...] = (), annex: tuple[Table, ...] = ()) -> Path:
    """Write the Word file of a report with these blocks and return its path."""
    file = assembled(report(*blocks, front=front, annex=annex))
    (tmp_path / "report.docx").write_bytes(archive(file, file.document))
    return tmp_path / "report.docx"


def everything(folder: Path) -> Report:
    """Return a report with every kind of block, and whatever may stand in another."""
    picture = photo(folder)
    two = (Series("本校", (Decimal(1), Decimal(2), Decimal(3))), Series("全国", (Decimal(4), Decimal(5), Decimal(6))))
    return report(
        heading("sec-talent", "人才培养"),
        paragraph("见", reference("tbl-clubs", "fig-pay"), "，", Strong(line("加粗")), "，", reference("sec-moral")),
        heading("sec-moral", "立德树人", 2),
        heading("sec-class", "思政课程", 3),
        heading("sec-lesson", "课程建设", 4),
        table("tbl-clubs", unit="单位：人", source="数据来源：学生处"),
        table("tbl-merged", merged()),
        items("第一", "第二"),
        List(False, 1, ((paragraph("外层"), items("内层")),), PLACE),
        case(
            "case-trip",
            "研学",
            paragraph("正文"),
            items("甲", "乙"),
            figure("fig-trip", picture),
            chart("fig-small"),
            table("tbl-trip"),
        ),
        paragraph(
            "注", Note("1", line("见", Math(_ALL, formula(_ALL), False)), PLACE), "与", Math("x", formula("x"), False)
        ),
        paragraph(Math(_ALL, formula(_ALL), True)),
        heading("sec-service", "服务贡献"),
        figure("fig-a", picture, source="图片来源：团委"),
        row(figure("fig-left", picture), figure("fig-right", picture)),
        table("tbl-wide", grid("甲|乙|丙", "1|2|3"), landscape=True),
        chart("fig-pay", "column", series=two, unit="元"),
        chart("fig-bar", "bar"),
        chart("fig-line", "line", series=two),
        chart("fig-pie", "pie", numbered=False),
        front=(heading("sec-preface", "前言", numbered=False), paragraph("前言的话。")),
        annex=(table("annex-score", title="计分卡"),),
    )
