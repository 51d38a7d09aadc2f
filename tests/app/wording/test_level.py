"""Merged cells in the last column, whose lines stand level with the cells of the rows below."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdoc.app.wording.compare import differences
from reportdoc.app.wording.level import level
from reportdoc.ooxml.passages import FORMULA, TAB, WordPassage, wording
from reportdoc.pdf.text import page_texts
from tests.app.wording.wording import changed, instead
from tests.support.programs import reportdoc
from tests.support.sealing.starter import built
from tests.support.starter import make_short

HEAD = ["总支,人数（人）,<,<,当年发展党员（人）,占比变化（百分点）", "^,小计,教工,学生,^,^"]
ROWS = [f"第{n}总支,{n + 40},{n},40,{n % 7},{'同一句说明占好几行的备注' if n % 3 == 1 else '^'}" for n in range(1, 43)]


def cells(*texts: str) -> list[WordPassage]:
    """Return cells of a table."""
    return [WordPassage(text, tables=(0,)) for text in texts]


@pytest.mark.parametrize(
    ("tail", "behind", "said", "found"),
    [
        ("党员（人）", ["小计", "教工"], "小计教工党员（人）甲", (2, 9)),
        ("党员（人）", ["小计", "教工党员"], "小计教工党员（人）党员甲", (2, 11)),
        ("党员（人）", ["小计", "教工"], "小计党员教工（人）甲", (2, 9)),
        ("人）", ["小计", "教工"], "小计教工", None),
        ("人）", ["小计", "教工"], "小教工人）", None),
        ("人）", ["小计", "教工"], "人）小计教工", (0, 2)),
        ("人）", ["小计", "教工"], "小人）工", None),
        ("人）", [f"小{TAB}计"], f"小{TAB}计人）", None),
        ("人）", [FORMULA], f"{FORMULA}人）", None),
        ("", ["小计"], "小计", (0, 0)),
    ],
)
def test_the_lines_of_a_merged_cell_are_found_among_the_cells_behind_it(
    tail: str, behind: list[str], said: str, found: tuple[int, int] | None
) -> None:
    assert level(tail, cells(*behind), said) == found


def test_what_stands_behind_the_table_is_not_looked_through() -> None:
    assert level("人）", [*cells("小计"), WordPassage("正文")], "小计正文人）") is None


def test_a_long_table_with_such_cells_says_the_same_in_both_and_a_change_is_told(tmp_path: Path) -> None:
    project = make_short(tmp_path / "report")
    (project / "content/tables/clubs.csv").write_text("\n".join([*HEAD, *ROWS]) + "\n", encoding="utf-8")
    chapter = project / "content/chapters/1-talent.md"
    text = chapter.read_text(encoding="utf-8").replace('src="tables/clubs.csv"', 'src="tables/clubs.csv" header=2')
    lines = [line.partition("，写它的名称")[0] for line in text.split("\n")]
    chapter.write_text("\n".join(lines), encoding="utf-8")
    (project / "content/values.yaml").write_text("{}\n", encoding="utf-8")
    done = reportdoc("build", project)
    assert done.returncode == 0, done.stderr
    (docx,) = (project / "output").glob("*.docx")
    pages = page_texts(built(project))

    assert differences(wording(docx), pages) == ()
    for old, new in (("当年发展", "当年发屋"), ("好几行的备注", "好几的备注"), (">46<", ">64<")):
        found = differences(wording(changed(docx, tmp_path / "changed.docx", instead(old, new))), pages)
        assert len(found) >= 1, old
