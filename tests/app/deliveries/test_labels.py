"""Labels of what was delivered: the old ones where it is the same thing, and new ones that nobody has."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from reportdoc.app.deliveries.labels import relabelled
from reportdoc.manuscript.writing.markdown import markdown
from reportdoc.report.block import Block, Case, Chart, Figure, Heading, Paragraph, Table
from reportdoc.report.inline import Link, Reference
from reportdoc.report.place import Place
from reportdoc.report.report import walk
from tests.content.folder import Folder

LONG = "tbl-" + 34 * "a"
HYPHEN = "tbl-" + 31 * "a" + "-bb"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    made = Folder(tmp_path_factory.mktemp("labels"))
    made.write("a.csv", "年份,数\n2022,1\n2023,2\n")
    Image.new("RGB", (30, 20)).save(made.write("a.png", b""))
    return made


def _blocks(folder: Folder, things: list[str]) -> tuple[Block, ...]:
    """Read blocks, each given by its label and its words; a chart by `chart-` before its label."""
    return folder.blocks("\n\n".join(_written(*one.split(" ", 1)) for one in things) + "\n")


def _written(label: str, words: str) -> str:
    match label.partition("-")[0]:
        case "tbl":
            return f'::: {{.table #{label} src="a.csv"}}\n{words}\n:::'
        case "fig":
            return f'::: {{.figure #{label} src="a.png"}}\n{words}\n:::'
        case "chart":
            return f'::: {{.chart #{label.partition("-")[2]} src="a.csv" type="bar"}}\n{words}\n:::'
        case "case":
            return f'::: {{.case #{label} title="{words}"}}\n正文。\n:::'
        case "auto":
            return f"## {words}"
        case _:
            return f"## {words} {{#{label}}}"


def _labels(blocks: tuple[Block, ...]) -> list[str]:
    return [one.label for one in walk(blocks) if isinstance(one, Heading | Table | Figure | Chart | Case)]


@pytest.mark.parametrize(
    ("old", "new", "taken", "expected"),
    [
        (["sec-a 立德树人"], ["sec-x 立德树人"], "", ["sec-a"]),
        (["tbl-a 学生社团"], ["tbl-x 学生社团"], "", ["tbl-a"]),
        (["fig-a 合影"], ["fig-x 合影"], "", ["fig-a"]),
        (["chart-fig-a 走势"], ["chart-fig-x 走势"], "", ["fig-a"]),
        (["case-a 万物复苏"], ["case-x 万物复苏"], "", ["case-a"]),
        # A chart that comes back as a picture is the same figure.
        (["chart-fig-a 走势"], ["fig-x 走势"], "", ["fig-a"]),
        # Blanks do not count: with them, but four of seven characters were the same.
        (["tbl-a 甲　　　乙"], ["tbl-x 甲乙"], "", ["tbl-a"]),
        # Of ten characters six are the same: the same thing reworded; of eight four: another.
        (["tbl-a 甲乙丙丁戊"], ["tbl-x 甲乙丙子丑"], "", ["tbl-a"]),
        (["tbl-a 甲乙丙丁"], ["tbl-x 甲乙子丑"], "", ["tbl-x"]),
        # The same words go before words that are like them, and the most like before others.
        (["tbl-a 学生社团情况"], ["tbl-x 学生社团的情况", "tbl-y 学生社团情况"], "", ["tbl-x", "tbl-a"]),
        (["tbl-a 学生社团", "tbl-b 学生社团情况表"], ["tbl-x 学生社团情况"], "", ["tbl-b"]),
        (["tbl-a 学生社团情况表", "tbl-b 学生社团"], ["tbl-x 学生社团情况"], "", ["tbl-a"]),
        # Each label is given once, and only to what is of its kind.
        (["tbl-a 社团"], ["tbl-x 社团", "tbl-y 社团"], "", ["tbl-a", "tbl-y"]),
        (["tbl-a 社团情况"], ["tbl-x 社团的情况", "tbl-y 社团新情况"], "", ["tbl-a", "tbl-y"]),
        (["sec-a 社团"], ["tbl-x 社团", "fig-x 社团", "case-x 社团"], "", ["tbl-x", "fig-x", "case-x"]),
        (["tbl-a 社团", "fig-a 社团"], ["fig-x 社团", "tbl-x 社团"], "", ["fig-a", "tbl-a"]),
        # A file that was built here and came back has its labels, whatever it says now.
        (["tbl-a 甲", "tbl-b 乙"], ["tbl-b 甲", "tbl-a 乙"], "", ["tbl-b", "tbl-a"]),
        # A label that the loader made up is none.
        (["auto- 立德树人"], ["sec-x 立德树人"], "", ["sec-x"]),
        # What is new gets a label that neither others have, nor the old ones, nor the new.
        ([], ["tbl-x 甲"], "tbl-x", ["tbl-x-2"]),
        ([], ["tbl-x 甲"], "tbl-x tbl-x-2", ["tbl-x-3"]),
        (["tbl-x-2 丙"], ["tbl-x 甲"], "tbl-x", ["tbl-x-3"]),
        ([], ["tbl-x 甲", "tbl-x-2 乙"], "tbl-x", ["tbl-x-2", "tbl-x-2-2"]),
        # A label has 38 characters at most, and no two hyphens together.
        ([], [f"{LONG} 甲"], LONG, ["tbl-" + 32 * "a" + "-2"]),
        ([], [f"{HYPHEN} 甲"], HYPHEN, ["tbl-" + 31 * "a" + "-2"]),
    ],
)
def test_what_is_the_same_keeps_its_label(
    folder: Folder, old: list[str], new: list[str], taken: str, expected: list[str]
) -> None:
    given, before = _blocks(folder, new), _blocks(folder, old)
    assert _labels(relabelled(given, before, frozenset(taken.split()))) == expected


OLD = """\
## 立德树人 {#sec-a}

::: {.table #tbl-a src="a.csv"}
社团
:::

::: {.figure #fig-a src="a.png"}
合影
:::

::: {.case #case-a title="万物复苏"}
正文。
:::
"""
NEW = """\
## 立德树人 {#sec-x}

见@tbl-x、**@fig-x**、*@case-x* 和@sec-x。

- 见@tbl-x

  1. 见@fig-x

::: {.figures}
::: {.figure #fig-x src="a.png"}
合影
:::
::: {.figure #fig-y src="a.png"}
别的图
:::
:::

::: {.case #case-x title="万物复苏"}
见[@tbl-x; @fig-y]。

::: {.table #tbl-x src="a.csv"}
社团
:::
:::

## 无号 {.unnumbered}
"""


def test_references_follow_wherever_they_stand(folder: Folder) -> None:
    before, given = folder.blocks(OLD), folder.blocks(NEW)
    expected = NEW.replace('src="a.png"', f'src="{folder.root}/content/a.png"')
    assert markdown(given) == expected
    for kind in ("tbl", "fig", "case", "sec"):
        expected = expected.replace(f"{kind}-x", f"{kind}-a")
    assert markdown(relabelled(given, before, frozenset())) == expected


def test_a_reference_to_another_part_is_not_taken_for_one_to_something_new(folder: Folder) -> None:
    (table,) = _blocks(folder, ["tbl-x 社团"])
    assert isinstance(table, Table)
    place = Place("a.docx")

    def paragraph(*labels: str) -> Paragraph:
        return Paragraph((Link("https://example.org", (Reference(labels, place),)), Reference(labels, place)), place)

    made = relabelled([paragraph("!tbl-x", "tbl-x", "tbl-none"), table], [], frozenset({"tbl-x"}))
    assert made == (paragraph("tbl-x", "tbl-x-2", "tbl-none"), replace(table, label="tbl-x-2"))
