"""Running text is read sentence by sentence, and what never ends in parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdoc.audit.reading.figures import running
from tests.audit.project import Project
from tests.support.growth import growth


def _sentences(project: Project, text: str) -> list[str]:
    project.chapter(f"{text}\n")
    return [sentence.text for passage in running(project.document()) for sentence in passage.sentences]


def test_what_has_no_end_is_parted_behind_commas_and_keeps_every_character(project: Project) -> None:
    text = "学校工程实践中心共有设备，" * 200 + "到此为止。"
    found = _sentences(project, text)
    assert "".join(found) == text
    assert [len(one) for one in found] == [988, 988, 629]
    assert all(one.endswith("，") for one in found[:-1])


def test_a_sentence_of_usual_length_is_one(project: Project) -> None:
    text = "学校" + "大" * 900 + "，" + "小" * 90 + "。"
    assert _sentences(project, text + "完成。") == [text, "完成。"]


def test_what_has_no_comma_is_parted_all_the_same(project: Project) -> None:
    assert [len(one) for one in _sentences(project, "数" * 2500)] == [1000, 1000, 500]


@pytest.mark.long
@pytest.mark.parametrize(
    "clause",
    [
        "10{0}项，余{0}项，",
        "引进52人，离职{0}人，净增{0}人，",
        "参加31{0}人，其中甲{0}人占参加的{0}.12%，",
        "人均{0}天，{0}人，累计9{0}人日，",
    ],
)
def test_figures_without_end_take_no_longer_than_their_number(tmp_path: Path, clause: str) -> None:
    def found(count: int) -> list[str]:
        project = Project(tmp_path / f"{count}")
        return project.found("P", "".join(clause.format(k % 89 + 10) for k in range(count)) + "\n")

    assert growth(found, 150, 600, 12) < 12
