"""Reworded passages of colleges' reports are found, and those that merely are about the same matter are not.

`passages/unrelated.csv`: for each of 25 matters what five colleges write of it, with the phrases that all of them use
and facts of their own, 250 pairs. `passages/reworded.csv`: 65 of these as somebody copies them: with other words, the
order of clauses changed, shortened, put into more words or into a longer paragraph, with other names and figures, or
told anew. All written by hand before the measure was chosen, the lists of figures before the rule for lists was.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from reportdoc.app.province.reuse import Pair, Reuse
from tests.batch.test_reuse import found

PASSAGES = Path(__file__).parent / "passages"
FIGURES = (
    "全年取得知识产权118项，其中专利授权74项、计算机软件著作权32项、植物新品种权3项、作品登记9项。专利授权中，发明专利19项、实用新型专利48项、"
    "外观设计专利7项，发明专利占专利授权的25.68%，比上年的20.31%提高5.37个百分点。全年转让专利12项，专利成果转化到款46.20万元，平均每项3.85万元。"
)
LIKE_FIGURES = (
    "全年取得知识产权46项，其中专利28项、软件著作权18项；28项专利中，发明专利5项、实用新型专利14项、外观设计专利9项，发明专利占专利总数的17.86%。"
    "技术产权交易收入40.60万元，其中专利转让9项，转化到款32.40万元，平均每项3.60万元。"
)
"""As two of the reports in tests/audit/written have it."""


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of passages."""
    with (PASSAGES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Reuse:
    """Return what is found among five colleges, and one more for each manner of rewording."""
    texts: dict[str, list[str]] = defaultdict(list)
    for row in rows("unrelated"):
        texts[row["college"]].append(row["text"])
    for row in rows("reworded"):
        texts[row["kind"]].append(row["text"])
    return found(tmp_path_factory.mktemp("passages"), texts)


def both(pair: Pair) -> frozenset[str]:
    return frozenset({pair.one.text, pair.other.text})


def test_every_reworded_passage_is_found_and_no_other_pair(told: Reuse) -> None:
    original = {(row["topic"], row["college"]): row["text"] for row in rows("unrelated")}
    reworded = {frozenset({original[row["topic"], row["college"]], row["text"]}) for row in rows("reworded")}
    assert len(reworded) == 65
    assert {both(pair) for pair in told.pairs} == reworded
    assert told.common == ()


def test_two_lists_of_the_same_indicators_are_no_pair_unless_the_figures_are_the_same(tmp_path: Path) -> None:
    assert found(tmp_path / "1", {"1": [FIGURES], "2": [LIKE_FIGURES]}).pairs == ()
    copied = "学校" + FIGURES.replace("全年取得知识产权", "一年来获得的知识产权有").replace(
        "比上年提高", "较上一年提升了"
    )
    (pair,) = found(tmp_path / "2", {"1": [FIGURES], "2": [copied]}).pairs
    assert both(pair) == {FIGURES, copied}


def test_a_reworded_passage_is_told_of_everyone_who_has_it_word_by_word(tmp_path: Path) -> None:
    first = next(row for row in rows("reworded") if row["kind"] == "扩写")
    text = next(
        row["text"] for row in rows("unrelated") if (row["topic"], row["college"]) == (first["topic"], first["college"])
    )
    pairs = found(tmp_path, {"1": [text], "2": [text], "3": [first["text"]]}).pairs
    assert sorted((pair.one.code, pair.other.code, pair.exact) for pair in pairs) == [
        ("1", "2", True),
        ("1", "3", False),
        ("2", "3", False),
    ]


def test_who_changes_a_formula_of_many_has_copied_nobody(tmp_path: Path) -> None:
    text = rows("unrelated")[0]["text"]
    changed = text.replace("26次", "9次").replace("烈士陵园", "烈士公园")
    told = found(tmp_path, {**{str(code): [text] for code in range(6)}, "changed": [changed]})
    assert told.pairs == ()
    assert [one.colleges for one in told.common] == [6]
