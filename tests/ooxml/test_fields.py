"""Fields as they are read: what is shown of them, and what they are."""

from __future__ import annotations

import pytest
from lxml import etree

from reportdoc.ooxml.fields import Fields
from reportdoc.ooxml.names import W


def _read(content: str) -> tuple[str, list[str]]:
    """Return the text that a reader sees, and name and argument of each field in the order of their ends."""
    for mark in ("begin", "separate", "end"):
        content = content.replace(f"[{mark}]", f'<w:fldChar w:fldCharType="{mark}"/>')
    content = content.replace("«", "<w:instrText>").replace("»", "</w:instrText>")
    content = content.replace("‹", "<w:t>").replace("›", "</w:t>")
    root = etree.fromstring(f'<w:p xmlns:w="{W.strip("{}")}">{content}</w:p>')
    fields, text, ended = Fields(), "", []
    for event, node in etree.iterwalk(root, events=("start", "end")):
        field = fields.enter(node) if event == "start" else fields.leave(node)
        if field and field.ended:
            ended.append(f"{field.name} {field.argument}".strip())
        if event == "start" and node.tag == f"{W}t" and fields.visible:
            text += node.text or ""
    return text, ended


@pytest.mark.parametrize(
    ("content", "text", "ended"),
    [
        ("‹见›[begin]« ref  tbl_a \\h»[separate]‹表1-1›[end]‹。›", "见表1-1。", ["REF tbl_a"]),
        ("[begin]«SE»«Q 表»[end]‹1›", "1", ["SEQ 表"]),
        ('<w:fldSimple w:instr="PAGE">‹7›</w:fldSimple>‹页›', "7页", ["PAGE"]),
        ("[begin]«IF »[begin]«PAGE»[separate]‹3›[end]« = 3»[separate]‹是›[end]", "是", ["PAGE", "IF ="]),
        ("[begin]«TOC»[separate]‹一›[begin]«PAGEREF a»[separate]‹5›[end][end]", "一5", ["PAGEREF a", "TOC"]),
        ("[end]‹甲›[separate]‹乙›", "甲乙", []),
        ('<w:fldSimple w:instr="REF a">[begin]«PAGE»‹甲›</w:fldSimple>‹乙›', "乙", ["REF a"]),
        ('[begin]«REF a»[separate]<w:fldSimple w:instr="REF b">[end]‹甲›</w:fldSimple>[end]', "甲", ["REF b", "REF a"]),
        ('[begin]«HYPERLINK "https://example.org"»[end]', "", ["HYPERLINK https://example.org"]),
    ],
)
def test_a_field_shows_its_result_alone(content: str, text: str, ended: list[str]) -> None:
    assert _read(content) == (text, ended)


def test_what_stands_in_a_directory_is_known_for_it() -> None:
    fields = Fields()
    for tag, attribute in (("fldSimple", "TOC \\o"), ("fldSimple", "REF a")):
        fields.enter(etree.Element(f"{W}{tag}", {f"{W}instr": attribute}))
    assert fields.directory


def test_fields_within_fields_and_instructions_without_end_are_bounded() -> None:
    fields = Fields()
    for _ in range(300):
        fields.enter(etree.Element(f"{W}fldChar", {f"{W}fldCharType": "begin"}))
        instruction = etree.Element(f"{W}instrText")
        instruction.text = "甲" * 3_000
        fields.enter(instruction)
    assert len(fields.open) <= 100
    assert max(len(field.instruction) for field in fields.open) < 5_000
