"""The starter project's Word file as a reader would tell it, paragraph by paragraph, against a file read by people."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.support.word import fields, find, part, strings, text


def test_the_starter_reads_as_it_did(starter_once: Path, golden: Callable[[str, str], None]) -> None:
    (document,) = (starter_once / "output").glob("*.docx")
    names = {
        style.get(f"{{{style.nsmap['w']}}}styleId"): strings(style, "w:name/@w:val")[0]
        for style in find(part(document, "word/styles.xml"), "//w:style")
    }
    lines = []
    for paragraph in find(part(document), "//w:p"):
        (style,) = strings(paragraph, "w:pPr/w:pStyle/@w:val")
        shown = text(paragraph).replace("\t", " → ")
        if shown or names[style] != "表格文字":
            lines.append(f"{names[style]}: {shown}".rstrip())
    captions = [f"{field.instruction} = {field.result}" for field in fields(document) if field.instruction[:3] != "TOC"]
    golden("starter.txt", "\n".join([*lines, "", *captions, ""]))
