"""What reads otherwise: sentences, their words, where they stand, and what stays unsaid."""

from __future__ import annotations

from reportdoc.diff.changes import Comparison, PassageChange
from tests.diff.pair import Pair


def marked(passage: PassageChange) -> tuple[str, str]:
    """Return both sides of a passage with the changed words in brackets."""
    old = "".join(f"[{piece.text}]" if piece.changed else piece.text for piece in passage.old)
    new = "".join(f"[{piece.text}]" if piece.changed else piece.text for piece in passage.new)
    return old, new


def told(comparison: Comparison) -> list[tuple[str, str, str]]:
    """Return what became of each passage."""
    return [(passage.kind, *marked(passage)) for part in comparison.parts for passage in part.passages]


def test_the_same_text_is_no_change(pair: Pair) -> None:
    found = pair.chapter_changes("学校坚持立德树人。\n", "学校坚持立德树人。\n")
    assert found.same
    assert found.same_file


def test_a_changed_word_is_shown_in_its_sentence_alone(pair: Pair) -> None:
    found = pair.chapter_changes(
        "第一句保持不变。学校聘请校外专家指导教师。最后一句也不变。\n",
        "第一句保持不变。学校邀请校外专家指导教师。最后一句也不变。\n",
    )
    assert told(found) == [("changed", "学校[聘]请校外专家指导教师。", "学校[邀]请校外专家指导教师。")]
    assert not found.same


def test_letters_that_happen_to_stay_do_not_break_a_word(pair: Pair) -> None:
    found = pair.chapter_changes("教师赴井冈山市委党校参加培训和学习。\n", "教师赴延安市干部学校参加培训和学习。\n")
    assert told(found) == [
        ("changed", "教师赴[井冈山市委党]校参加培训和学习。", "教师赴[延安市干部学]校参加培训和学习。")
    ]


def test_a_new_wording_is_not_marked_letter_by_letter(pair: Pair) -> None:
    found = pair.chapter_changes("专业布局与产业相适应。\n\n第二段不变。\n", "新生报到工作顺利完成。\n\n第二段不变。\n")
    assert sorted(told(found)) == [
        ("added", "", "新生报到工作顺利完成。"),
        ("removed", "专业布局与产业相适应。", ""),
    ]


def test_sentences_come_and_go(pair: Pair) -> None:
    found = pair.chapter_changes("甲句在此不动。乙句将被删去。\n", "甲句在此不动。\n\n这里另起一段新文字。\n")
    assert told(found) == [("removed", "乙句将被删去。", ""), ("added", "", "这里另起一段新文字。")]


def test_a_place_is_the_heading_and_the_case(pair: Pair) -> None:
    case = '## 立德树人\n\n::: {.case #case-a title="校村共建"}\n案例的第一段，%s。\n:::\n'
    found = pair.chapter_changes(case % "写于春天", case % "写于秋天")
    where = found.parts[1].passages[0].where
    assert (where.section, where.heading, where.case) == ("1.1", "立德树人", "案例 1　校村共建")


def test_a_paragraph_that_moves_is_said_to_come_from_where_it_stood(pair: Pair) -> None:
    text = "这一段讲的是学校与企业共建实训基地的做法。\n"
    found = pair.chapter_changes(f"## 甲节\n\n{text}\n## 乙节\n\n乙。\n", f"## 甲节\n\n## 乙节\n\n乙。\n\n{text}")
    (passage,) = found.parts[1].passages
    assert passage.kind == "moved"
    assert passage.origin is not None
    assert (passage.origin.heading, passage.where.heading) == ("甲节", "乙节")


def test_the_number_in_a_reference_is_no_change_of_text(pair: Pair) -> None:
    first = '::: {.case #case-a title="甲"}\n文。\n:::\n'
    second = '::: {.case #case-b title="乙"}\n文。\n:::\n'
    found = pair.chapter_changes(f"做法见@case-b。\n\n{first}\n{second}", f"做法见@case-b。\n\n{second}\n{first}")
    assert told(found) == []
    assert found.figures == ()
    assert [(move.label, move.old, move.new) for move in found.numbers] == [
        ("case-b", "案例 2", "案例 1"),
        ("case-a", "案例 1", "案例 2"),
    ]


def test_a_reference_to_something_else_is_a_change(pair: Pair) -> None:
    cases = '::: {.case #case-a title="甲"}\n文。\n:::\n\n::: {.case #case-b title="乙"}\n文。\n:::\n'
    found = pair.chapter_changes(f"做法见@case-a。\n\n{cases}", f"做法见@case-b。\n\n{cases}")
    assert told(found) == [("changed", "做法见[案例 1]。", "做法见[案例 2]。")]


def test_the_cover_is_a_part_of_its_own(pair: Pair) -> None:
    report = (pair.new.root / "content/report.yaml").read_text(encoding="utf-8")
    pair.new.write("report.yaml", report.replace("EXAMPLE", "MODEL"))
    (passage,) = pair.compare().parts[0].passages
    assert marked(passage) == ("[EXAMPLE] VOCATIONAL COLLEGE", "[MODEL] VOCATIONAL COLLEGE")


def test_a_reference_that_shows_the_same_number_of_something_else_is_a_change(pair: Pair) -> None:
    first = '::: {.case #case-a title="甲"}\n文。\n:::\n'
    second = '::: {.case #case-b title="乙"}\n文。\n:::\n'
    found = pair.chapter_changes(f"做法见@case-a。\n\n{first}\n{second}", f"做法见@case-b。\n\n{second}\n{first}")
    assert told(found) == [("changed", "做法见[案例 1]。", "做法见[案例 1]。")]


def test_notes_and_formulas_are_read_with_the_text_that_has_them(pair: Pair) -> None:
    text = "报到率为$\\frac{{报到}}{{{0}}}$[^1]，较高。\n\n[^1]: 据{1}统计。\n"
    found = pair.chapter_changes(text.format("录取", "招办"), text.format("计划", "教务处"))
    assert told(found) == [
        ("changed", "报到率为报到/[录取]，较高。", "报到率为报到/[计划]，较高。"),
        ("changed", "据[招办]统计。", "据[教务处]统计。"),
    ]
