"""How Chinese marks are set: which runs say that theirs are Chinese, and where half an em is taken out."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdoc.report.block import Block
from reportdoc.report.inline import Emphasis, LineBreak, Strong
from reportdoc.word.package import archive
from reportdoc.word.punctuation import set_punctuation, set_punctuation_for_libreoffice
from tests.support import word
from tests.word.reports import assembled, case, heading, line, paragraph, reference, report, table

Said = tuple[str, str]


def _set(tmp_path: Path, *blocks: Block, libreoffice: bool = False) -> Path:
    file = assembled(report(*blocks))
    (set_punctuation_for_libreoffice if libreoffice else set_punctuation)(file.document, file.styles())
    (tmp_path / "report.docx").write_bytes(archive(file, file.document))
    return tmp_path / "report.docx"


def _runs(document: Path, style: str) -> list[Said]:
    """Return the runs of a style's paragraphs: text, and what is set of it (`East` for the hint, a spacing, a font)."""
    found: list[Said] = []
    for run in word.find(word.part(document), f"//w:p[w:pPr/w:pStyle/@w:val='{style}']//w:r[w:t or w:br]"):
        hint = "East" if word.strings(run, "w:rPr/w:rFonts/@w:hint") == ["eastAsia"] else ""
        fonts = set(word.strings(run, "w:rPr/w:rFonts/@*[not(. = 'eastAsia')]"))
        assert len(fonts) < 2
        said = (hint, *word.strings(run, "w:rPr/w:spacing/@w:val"), *fonts)
        found.append((word.text(run), " ".join(one for one in said if one)))
    return found


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("建成“1+X”基地", [("建成“1+X”基地", "East")]),
        ("破折号——和省略号……", [("破折号——和省略号……", "East")]),
        ("没有这样的标点，也没有", [("没有这样的标点，也没有", "")]),
        ("A teacher’s “day” — here", [("A teacher’s “day” — here", "")]),
        ("用teacher’s一词", [("用teacher", ""), ("’", ""), ("s一词", "")]),
        ("第“一”，第二", [("第“一", "East"), ("”", "East -140"), ("，第二", "")]),
        ("（见《章程》）。", [("（见《章程", ""), ("》）", "-140"), ("。", "")]),
        ("《“十四五”规划》", [("《", "-140"), ("“十四五”规划》", "East")]),
        ("说：“好。”他", [("说", ""), ("：", "-140"), ("“好", "East"), ("。", "-140"), ("”他", "East")]),
        ("不是(half)，width", [("不是(half)，width", "")]),
    ],
)  # fmt: skip
def test_chinese_marks_say_so_and_marks_that_meet_stand_closer(tmp_path: Path, text: str, runs: list[Said]) -> None:
    assert _runs(_set(tmp_path, paragraph(text)), "BodyText") == runs


def test_half_an_em_is_that_of_the_size_of_the_text(tmp_path: Path) -> None:
    document = _set(
        tmp_path,
        heading("sec-a", "校“企”（合作）", 2),
        case("case-a", "研学", paragraph("“途中”，")),
        table("tbl-a", title="“社团”（人）"),
    )
    assert ("”", "East -160") in _runs(document, "Heading2")
    assert ("”", "East -120") in _runs(document, "CaseText")
    assert ("”", "East -105") in _runs(document, "TableCaption")


def test_marks_meet_across_runs_and_not_across_a_line_break(tmp_path: Path) -> None:
    document = _set(tmp_path, paragraph(Strong(line("（一）")), "。", LineBreak(), "“二”", Emphasis(line("，三"))))
    assert _runs(document, "BodyText") == [
        ("（一", ""), ("）", "-140"), ("。", ""), ("\n", ""), ("“二", "East"), ("”", "East -140"), ("，三", ""),
    ]  # fmt: skip
    styles = word.strings(word.part(document), "//w:p[w:pPr/w:pStyle/@w:val='BodyText']/w:r[w:t]/w:rPr/w:rStyle/@w:val")
    assert styles == ["Strong", "Strong", "Emphasis"]


def test_no_text_is_changed(tmp_path: Path) -> None:
    text = "“一”，《“二”》（三）。‘四’……“五”——六’s “七”！"
    for libreoffice in (False, True):
        assert word.paragraphs(_set(tmp_path, paragraph(text), libreoffice=libreoffice), "BodyText") == [text]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("试“1+X”", [("试", ""), ("“", "仿宋"), ("1+X", ""), ("”", "仿宋")]),
        ("“一”，", [("“", "仿宋"), ("一", ""), ("”", "仿宋:halt"), ("，", "")]),
        ("《“一”", [("《", ""), ("“", "仿宋:halt"), ("一", ""), ("”", "仿宋")]),
        ("用teacher’s一词", [("用teacher’s一词", "")]),
    ],
)
def test_libreoffice_is_told_by_fonts(tmp_path: Path, text: str, runs: list[Said]) -> None:
    assert _runs(_set(tmp_path, paragraph(text), libreoffice=True), "BodyText") == runs


def test_libreoffice_takes_such_marks_of_kai_text_from_the_fonts_of_running_text(tmp_path: Path) -> None:
    document = _set(tmp_path, case("case-a", "研学", paragraph("“途中”，")), libreoffice=True)
    assert _runs(document, "CaseText") == [("“", "仿宋"), ("途中", ""), ("”", "仿宋:halt"), ("，", "")]


def test_no_line_breaks_in_the_number_of_a_caption_or_a_reference(tmp_path: Path) -> None:
    document = _set(
        tmp_path,
        heading("sec-a", "人才培养"),
        table("tbl-a", title="社团"),
        case("case-a", "研学"),
        paragraph("见", reference("tbl-a", "case-a")),
    )
    part = word.part(document)
    shown = [
        "".join(
            "‑" if str(node.tag).endswith("noBreakHyphen") else node.text or ""
            for node in word.find(one, ".//w:t | .//w:noBreakHyphen")
        )
        for one in word.find(part, "//w:p")
    ]
    assert "表\u00a01‑1　社团" in shown
    assert "案例\u00a01　研学" in shown
    assert "见表\u00a01‑1、案例\u00a01" in shown
