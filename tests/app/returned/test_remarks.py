"""Tracked changes and comments of a returned Word file."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as Opened
from lxml import etree

from tests.app.returned.report import FILES
from tests.app.returned.test_take_returned import SERVICE, TALENT, contents, edited
from tests.app.returned.word_edits import W, paragraphs, words
from tests.support.programs import reportdoc

BY = {f"{W}author": "王院长", f"{W}date": "2024-01-10T09:30:00Z", f"{W}id": "77"}


def tracked(document: Opened) -> None:
    """Put 总体 in before 较为, take 深受欢迎 out, put a paragraph in, all as tracked changes of 王院长."""
    paragraph, text = found(document, "结构较为稳定")
    at = text.text.index("较为")
    run = text.getparent()
    rest = copy.deepcopy(run)
    rest.find(f"{W}t").text = text.text[at:]
    text.text = text.text[:at]
    put_in = etree.Element(f"{W}ins", BY)
    etree.SubElement(etree.SubElement(put_in, f"{W}r"), f"{W}t").text = "总体"
    run.addnext(put_in)
    put_in.addnext(rest)

    paragraph, text = found(document, "深受欢迎")
    run = text.getparent()
    gone = copy.deepcopy(run)
    text.text = text.text.removesuffix("，深受欢迎。")
    deleted = gone.find(f"{W}t")
    deleted.tag, deleted.text = f"{W}delText", "，深受欢迎"
    wrapper = etree.Element(f"{W}del", BY)
    wrapper.append(gone)
    run.addnext(wrapper)
    stop = copy.deepcopy(run)
    stop.find(f"{W}t").text = "。"
    wrapper.addnext(stop)

    new = etree.fromstring(etree.tostring(paragraph))
    for one in list(new):
        if one.tag != f"{W}pPr":
            new.remove(one)
    properties = new.find(f"{W}pPr")
    assert properties is not None
    mark = etree.SubElement(properties, f"{W}rPr")
    etree.SubElement(mark, f"{W}ins", BY)
    ins = etree.SubElement(new, f"{W}ins", BY)
    etree.SubElement(etree.SubElement(ins, f"{W}r"), f"{W}t").text = "新增的一段，说明后续安排。"
    paragraph.addnext(new)


def found(document: Opened, part: str) -> tuple[Any, Any]:
    """Return the paragraph with some words, and the text of its run with them."""
    paragraph = next(one for one in paragraphs(document) if part in words(one))
    return paragraph, next(one for one in paragraph.iter(f"{W}t") if part in (one.text or ""))


ACCEPTED = FILES | {
    TALENT: FILES[TALENT].replace("结构较为稳定", "结构总体较为稳定"),
    SERVICE: FILES[SERVICE].replace("课程，深受欢迎。\n", "课程。\n\n新增的一段，说明后续安排。\n"),
}


@pytest.mark.parametrize(("changes", "expected"), [("accept", ACCEPTED), ("reject", FILES)])
def test_tracked_changes_are_accepted_or_taken_back_and_told_with_author_and_date(
    changes: str, expected: dict[str, str], report: Path, word_file: Path, tmp_path: Path
) -> None:
    file = edited(word_file, tmp_path / "改.docx", tracked)
    result = reportdoc("take", file, report, "--changes", changes, "--yes")
    assert result.returncode == 0, result.stderr
    assert contents(report) == expected
    done = "accepted" if changes == "accept" else "taken back"
    assert f"tracked insertion, {done} by 王院长（2024-01-10）: 总体" in result.stderr
    assert f"tracked deletion, {done} by 王院长（2024-01-10）: ，深受欢迎" in result.stderr


def commented(document: Opened) -> None:
    """Remark something on the paragraph about the origin of students."""
    paragraph = next(one for one in document.paragraphs if "生源以本市" in one.text)
    document.add_comment(paragraph.runs, "请核实比例：是三成还是四成？", author="王院长")


def test_comments_are_kept_with_author_and_place_listed_by_status_and_closed_by_hand(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    file = edited(word_file, tmp_path / "改.docx", commented)
    result = reportdoc("take", file, report, "--yes")
    assert "comment by 王院长" in result.stderr
    assert contents(report) == FILES
    text = (report / "content/comments.yaml").read_text(encoding="utf-8")
    assert "place: 1.1.1" in text
    assert "about: 生源以本市为主" in text

    assert "请核实比例：是三成还是四成？" in reportdoc("status", report).stdout
    (known,) = json.loads(reportdoc("status", report, "--json").stdout)["comments"]
    assert (known["author"], known["place"], known["state"]) == ("王院长", "1.1.1", "open")

    reportdoc("take", file, report, "--yes")
    assert (report / "content/comments.yaml").read_text(encoding="utf-8") == text

    (report / "content/comments.yaml").write_text(text.replace("state: open", "state: closed"), encoding="utf-8")
    reportdoc("take", file, report, "--yes")
    assert "请核实" not in reportdoc("status", report).stdout


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"- {text: [\n", "content/comments.yaml:2: broken YAML"),
        (b"- text: \xff\n", "content/comments.yaml:1: this line is not UTF-8 text"),
        (b"- author: A\n  text: a\x07b\n", "content/comments.yaml:2: "),
        (b'- author: A\n  text: "a\\x07b"\n', "content/comments.yaml:2 [0].text: "),
        (b"- " * 200 + b"a\n", "content/comments.yaml:1: keys or lists are nested too deeply"),
        (b"text: a\n", "content/comments.yaml:1: must be a list"),
        (b"- a\n- text: b\n", "content/comments.yaml:1 [0]: must hold keys and values"),
        (b"- text: [a]\n", "content/comments.yaml:1 [0].text: must be text"),
        (b"- author: A\n", 'content/comments.yaml:1 [0]: the key "text" is missing'),
        (b"- text: a\n  state: done\n", "content/comments.yaml:2 [0].state: must be one of 'open' or 'closed'"),
        (b"- text: a\n  stat: closed\n", 'content/comments.yaml:2 [0].stat: unknown key "stat"'),
    ],
)
def test_a_file_of_comments_that_cannot_be_read_is_told_with_its_place(report: Path, written: bytes, told: str) -> None:
    (report / "content/comments.yaml").write_bytes(written)
    result = reportdoc("status", report)
    assert (result.returncode, result.stdout) == (2, "")
    assert told in result.stderr
    assert "Traceback" not in result.stderr


def test_no_copy_for_review_is_made_without_the_comments_that_cannot_be_read(report: Path) -> None:
    assert reportdoc("build", report, "--review", "--no-pdf").returncode == 0
    (made,) = (report / "output").glob("*征求意见稿*")
    before = made.read_bytes()
    (report / "content/comments.yaml").write_text("- text: 甲\n- 乙\n", encoding="utf-8")
    result = reportdoc("build", report, "--review", "--no-pdf")
    assert result.returncode == 2
    assert "content/comments.yaml:2 [1]: must hold keys and values" in result.stderr
    assert made.read_bytes() == before


def test_no_comment_is_lost_when_a_file_comes_back_to_comments_that_cannot_be_read(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    (report / "content/comments.yaml").write_text("- text: 甲\n- 乙\n", encoding="utf-8")
    result = reportdoc("take", edited(word_file, tmp_path / "改.docx", commented), report, "--yes")
    assert result.returncode == 2
    assert "content/comments.yaml:2 [1]: must hold keys and values" in result.stderr
    assert (report / "content/comments.yaml").read_text(encoding="utf-8") == "- text: 甲\n- 乙\n"
