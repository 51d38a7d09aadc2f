"""Bold that was put on or taken off in Word, with no word changed."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as Opened

from tests.app.returned.report import FILES
from tests.app.returned.test_take_returned import SERVICE, TALENT, contents, edited
from tests.app.returned.word_edits import W, paragraphs, words
from tests.support.programs import reportdoc


def weighed(sentence: str, chosen: str, *, bold: bool) -> Callable[[Opened], None]:
    """Mark words in the paragraph that holds a sentence, over all its runs, and press Ctrl+B."""

    def edit(document: Opened) -> None:
        paragraph = next(one for one in paragraphs(document) if sentence in words(one))
        begin = words(paragraph).index(chosen)
        end, at = begin + len(chosen), 0
        for run in list(paragraph.iter(f"{W}r")):
            texts = list(run.iter(f"{W}t"))
            start, whole = at, "".join(str(one.text) for one in texts)
            at += len(whole)
            if at <= begin or end <= start or not texts:
                continue
            if len(texts) > 1:
                _press(run, bold=bold)
                continue
            cuts = [max(0, min(len(whole), one - start)) for one in (begin, end)]
            for part, inside in ((whole[: cuts[0]], 0), (whole[cuts[0] : cuts[1]], 1), (whole[cuts[1] :], 0)):
                made = copy.deepcopy(run)
                made.find(f"{W}t").text = part
                made.find(f"{W}t").set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                if inside:
                    _press(made, bold=bold)
                if part:
                    run.addprevious(made)
            run.getparent().remove(run)

    return edit


def _press(run: Any, *, bold: bool) -> None:
    look = run.find(f"{W}rPr")
    if look is None:
        look = run.makeelement(f"{W}rPr")
        run.insert(0, look)
    for one in look.findall(f"{W}b"):
        look.remove(one)
    look.append(look.makeelement(f"{W}b", {f"{W}val": "1" if bold else "0"}))


@pytest.mark.parametrize(
    "pressed",
    [
        [
            ("生源以本市", "外省生源", True, TALENT, "，外省生源占", "，**外省生源**占"),
            ("组建宣传队伍", "组建宣传队伍", True, TALENT, "- 组建宣传队伍，", "- **组建宣传队伍**，"),
            # What is bound within stays bound.
            ("计划招生", "实际报到246人", True, TALENT, "实际报到{{ 报到 }}人", "**实际报到{{ 报到 }}人**"),
            ("居各专业之首", "从表\u00a011", True, TALENT, "从@tbl-majors可以", "**从@tbl-majors**可以"),
            ("人才培养是", "中心", False, TALENT, "**中心工作**", "中心**工作**"),
            ("居民开设书法", "书法、烘焙", True, SERVICE, "书法、烘焙", "**书法、烘焙**"),
        ],
        [
            ("人才培养是", "中心工作", False, TALENT, "**中心工作**", "中心工作"),
            # Where a line of the file ends does not matter.
            ("计划招生", "有所提高。招生", True, TALENT, "有所提高。\n招生", "**有所提高。\n招生**"),
            ("完善", "完善", True, TALENT, "完善**招生章程**", "**完善招生章程**"),
        ],
    ],
)
def test_bold_comes_back_and_nothing_else_changes(
    pressed: list[tuple[str, str, bool, str, str, str]], report: Path, word_file: Path, tmp_path: Path
) -> None:
    expected = dict(FILES)
    for *_, file, old, new in pressed:
        assert old in expected[file]
        expected[file] = expected[file].replace(old, new)

    def edit(document: Opened) -> None:
        for sentence, chosen, bold, *_ in pressed:
            weighed(sentence, chosen, bold=bold)(document)

    result = reportdoc("take", edited(word_file, tmp_path / "改.docx", edit), report, "--yes")
    assert result.returncode == 0, result.stderr
    assert contents(report) == expected


def test_bold_that_cannot_be_written_is_told(report: Path, word_file: Path, tmp_path: Path) -> None:
    def edit(document: Opened) -> None:
        weighed("送岗位进校园", "校园", bold=True)(document)
        weighed("生源以本市", "本市", bold=True)(document)
        text = next(one for one in document.element.iter(f"{W}t") if "结构较为稳定" in (one.text or ""))
        text.text = str(text.text).replace("较为", "总体")

    result = reportdoc("take", edited(word_file, tmp_path / "改.docx", edit), report, "--yes")
    assert result.returncode == 0, result.stderr
    assert contents(report) == FILES | {TALENT: FILES[TALENT].replace("结构较为", "结构总体")}
    told = "words were made bold, or are bold no more; that cannot be written here and is left out"
    assert f"案例 1: {told}" in result.stderr
    assert (
        "1.1.1, paragraph 1: words that stayed were made bold, or are bold no more; that is left out" in result.stderr
    )
