"""Notes and formulas as Pandoc writes them: what is read, and what is told where it is wrong."""

from __future__ import annotations

import pytest

from reportdoc.report.block import Case, List, Paragraph
from reportdoc.report.formula import linear
from reportdoc.report.inline import Inline, Math, Note, Quantity, Reference, Text
from tests.content.folder import Folder

AT = "content/chapters/1.md"


def _content(folder: Folder, text: str) -> tuple[Inline, ...]:
    block = folder.blocks(text)[0]
    assert isinstance(block, Paragraph)
    return block.content


def test_a_note_stands_where_it_is_marked(folder: Folder) -> None:
    before, note, after = _content(folder, "共三个专业[^1]。\n\n[^1]: 截至年底。\n")
    assert (before, after) == (Text("共三个专业"), Text("。"))
    assert isinstance(note, Note)
    assert (note.name, note.text, note.place.line) == ("1", (Text("截至年底。"),), 5)


@pytest.mark.parametrize(
    "text",
    [
        "正文[^a]。\n[^a]: 注文，\n第二行。\n\n下文。",
        "正文[^a]。\n\n下文。\n\n[^a]: 注文，\n    第二行。",
        "[^a]: 注文，第二行。\n\n正文[^a]。",
    ],
)
def test_the_text_of_a_note_may_stand_anywhere_in_its_file(folder: Folder, text: str) -> None:
    notes = [one for block in folder.blocks(text) if isinstance(block, Paragraph) for one in block.content]
    (note,) = (one for one in notes if isinstance(one, Note))
    assert "".join(one.text for one in note.text if isinstance(one, Text)) == "注文，第二行。"


def test_values_and_references_hold_in_notes(folder: Folder) -> None:
    folder.more("values: values.yaml\n")
    folder.write("values.yaml", "总数: {table: tbl-a, row: 甲, column: 数}\n")
    folder.write("a.csv", "名,数\n甲,12\n")
    table = '::: {.table #tbl-a src="a.csv"}\n表\n:::\n'
    (_, note, _) = _content(folder, f"正文[^1]。\n\n[^1]: 共{{{{ 总数 }}}}个，见@tbl-a。\n\n{table}")
    assert isinstance(note, Note)
    assert [type(one) for one in note.text] == [Text, Quantity, Text, Reference, Text]
    assert folder.problems(f"正文[^1]。\n\n[^1]: 见@tbl-b。\n\n{table}") == [f'{AT}:5: there is no label "tbl-b"']


def test_notes_stand_in_cases_and_lists(folder: Folder) -> None:
    case, items = folder.blocks('::: {.case title="题"}\n案例[^1]。\n\n[^1]: 甲。\n:::\n\n- 项[^2]\n\n[^2]: 乙。\n')
    assert isinstance(case, Case)
    assert isinstance(items, List)
    found = [block.content[1] for block in (case.blocks[0], items.items[0][0]) if isinstance(block, Paragraph)]
    assert [one.name for one in found if isinstance(one, Note)] == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("文[^1]。", "3: there is no text for the note [^1] (write a paragraph [^1]: with it)"),
        (
            "文。\n\n[^1]: 注。",
            "5: nothing in the text marks the note [^1] (write [^1] where it belongs, or delete the note)",
        ),
        (
            "文[^1]。\n\n[^1]: 甲。\n\n[^1]: 乙。",
            f"7: the note [^1] is given twice, first at chapter 1 (人才培养), paragraph 1 ({AT}:5)"
            " (every note of a file has a name of its own)",
        ),
        (
            "文[^1]，文[^1]。\n\n[^1]: 甲。",
            f"3: the note [^1] is marked twice, first at chapter 1 (人才培养), paragraph 1 ({AT}:3)"
            " (give the second one a name and a text of its own)",
        ),
        (
            "## 题[^1]\n\n[^1]: 甲。",
            "3: a note cannot stand in a heading, caption or title (mark it in the text below, or write it as source=)",
        ),
        (
            '::: {.case title="题[^1]"}\n文。\n:::\n\n[^1]: 甲。',
            "3: a note cannot stand in a heading, caption or title (mark it in the text below, or write it as source=)",
        ),
        ("文[^1]。\n\n[^1]: 甲[^1]。", "5: a note cannot stand in a note"),
        ("文[^1]。\n\n[^1]：甲。", "5: the colon behind [^1] must be half-width"),
        ("文[^1]。\n\n[^1]:\n", "5: the note [^1] is empty"),
        (
            "文^[甲]。",
            '3: "^[甲]" is printed as it stands, and is no note '
            "(write [^1], and a paragraph [^1]: with its text; \\^ prints a literal ^)",
        ),
        ("$$x", "3: $$ is never closed (end the formula with $$ before the next empty line)"),
        ("$$\nx\n\ny", "3: $$ is never closed (end the formula with $$ before the next empty line)"),
        ("文$$x$$文", "3: a formula between $$ has text beside it (write it as $…$, or in a paragraph of its own)"),
        (
            r"文$\foo$",
            r'3: in the formula "\foo": "\foo" is not known in formulas '
            "(docs/content-format.md lists what formulas have)",
        ),
        ("文${{ 数 }}$", "3: no value can stand in a formula (write its figure, or put a blank between the braces)"),
        (
            "## 题$x$",
            "3: a formula cannot stand in a heading, caption or title "
            "(say it in words, and write the formula in the text)",
        ),
    ],
)
def test_what_is_wrong_with_a_note_or_formula_is_told_with_its_line(folder: Folder, text: str, problem: str) -> None:
    assert folder.problems(text) == [f"{AT}:{problem}"]


def test_formulas_stand_in_the_text_or_alone(folder: Folder) -> None:
    first, display, last = folder.blocks("率为$\\frac{a}{b}$，其中\n$$\nx\n+ y\n$$\n为常数。")
    assert isinstance(first, Paragraph)
    assert isinstance(display, Paragraph)
    assert isinstance(last, Paragraph)
    assert [(one.latex, one.display) for one in (*first.content, *display.content) if isinstance(one, Math)] == [
        (r"\frac{a}{b}", False),
        ("x\n+ y", True),
    ]
    assert [linear(one.formula) for one in display.content if isinstance(one, Math)] == ["x+y"]


@pytest.mark.parametrize("text", ["投入$5 万和 $6 万", "每人5$和6$7", r"\$x\$", "价$ 5 $"])
def test_dollars_stay_money(folder: Folder, text: str) -> None:
    assert _content(folder, text) == (Text(text.replace("\\", "")),)


def test_a_mark_in_a_cell_is_told(folder: Folder) -> None:
    folder.write("a.csv", "名,数\n甲[^1],12\n")
    folder.chapter('::: {.table src="a.csv"}\n表\n:::\n')
    assert [str(one) for one in folder.load().notices] == [
        'content/a.csv[A2]: "[^1]" is printed as it stands: no note stands in a cell '
        "(write 注：… as source= of the table)"
    ]
