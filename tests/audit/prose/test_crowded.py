"""Sentences and paragraphs with very many figures: what is not judged is told, and the rest is judged in time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportdoc.audit.audit import audit
from reportdoc.audit.prose.family import FAMILY
from reportdoc.audit.reading.document import Document
from reportdoc.present.language import language
from reportdoc.report.report import Report
from tests.audit.project import Project
from tests.support.growth import growth

WRONG = "发放140.4万元，惠及110人，人均1.38万元。"
"""A mean that is 1.28."""


def row(count: int) -> str:
    """Return a sentence of so many figures, none of which follows from others."""
    return "各班依次为" + "、".join(f"{37 + 7 * at}人" for at in range(count)) + "。"


def test_a_sentence_of_more_than_a_hundred_figures_is_told_once_and_its_paragraph_left_alone(tmp_path: Path) -> None:
    (found,) = Project(tmp_path).findings("P", row(101) + row(102) + WRONG + "\n")

    assert (found.code, found.severity.name, str(found.spots[0].place)) == (
        "P413",
        "EXPLAIN",
        "content/chapters/1.md:3",
    )
    assert found.spots[0].text == row(101)
    assert language("en").translated(found.message) == (
        "this sentence has 101 figures, more than 100: they were not held against one another"
    )
    assert language("zh_CN").translated(found.message) == "这一句有 101 个数，超过 100 个：数与数之间没有核对"


def test_other_paragraphs_are_judged_all_the_same(tmp_path: Path) -> None:
    found = Project(tmp_path).found("P4", f"{row(101)}\n\n{WRONG}\n")

    assert found == ["EXPLAIN P413 content/chapters/1.md:3", "ERROR P403 content/chapters/1.md:5"]


def test_a_sentence_of_a_hundred_is_judged(tmp_path: Path) -> None:
    assert Project(tmp_path).found("P4", row(100) + WRONG + "\n") == ["ERROR P403 content/chapters/1.md:3"]


@pytest.mark.parametrize("before", [0, 1, 5, 9])
def test_a_paragraph_of_many_sentences_is_judged_to_its_end(tmp_path: Path, before: int) -> None:
    found = Project(tmp_path).found("P4", row(20) * before + WRONG + row(20) + "\n")

    assert found == ["ERROR P403 content/chapters/1.md:3"]


@pytest.mark.parametrize(("parts", "told"), [(30, ["ERROR P402 content/chapters/1.md:3"]), (31, [])])
def test_an_enumeration_of_more_than_thirty_parts_is_not_added_up(tmp_path: Path, parts: int, told: list[str]) -> None:
    total = {30: 765, 31: 806}[parts]  # 11 + 12 + …, and one digit of it another
    rooms = "、".join(f"{room}室{11 + at}人" for at, room in enumerate(ROOMS[:parts]))

    assert Project(tmp_path).found("P4", f"共{total + 100}人，其中{rooms}。\n") == told


ROOMS = "东南西北青红蓝紫橙金银铜铁石木水火土风云雨雪梅兰竹菊松柏桃李杏"


@pytest.mark.long
@pytest.mark.parametrize(
    "figures",
    [
        lambda at: f"投入{at * 37 % 991 + 100}.{at % 97:02d}万元，",
        lambda at: f"参加{at + 311}人，其中甲{at + 101}人占参加的{at % 90}.{at % 97:02d}%，",
        lambda at: f"人均{at + 311}天，{at + 3}人，累计{at + 91}人日，",
    ],
    ids=["amounts", "shares", "means"],
)
def test_a_sentence_that_does_not_end_takes_no_longer_than_its_length(
    tmp_path: Path, figures: Callable[[int], str]
) -> None:
    def read(count: int) -> Report:
        project = Project(tmp_path / f"{count}")
        project.chapter("".join(map(figures, range(count))) + "\n")
        return project.load().report

    assert growth(audit, read(150), read(600), 8) < 8


@pytest.mark.long
def test_a_paragraph_full_of_figures_takes_no_longer_than_its_length(tmp_path: Path) -> None:
    def paragraph(count: int) -> str:
        return "".join(
            f"参加{at + 311}人，其中男{at + 101}人、女{at + 210}人，占{at % 90}.{at % 97:02d}%，比上年增加{at + 3}人。"
            for at in range(count)
        )

    def read(count: int) -> Document:
        project = Project(tmp_path / f"{count}")
        project.chapter(paragraph(count) + "\n")
        return project.document()

    def judged(document: Document) -> object:
        return list(FAMILY.check(document))

    assert growth(judged, read(15), read(60), 8) < 8
