"""The fonts that the templates name."""

from __future__ import annotations

import re
from pathlib import Path

from reportdoc.ooxml.package import opened
from reportdoc.report.problem import InputError
from reportdoc.word.templates import CASE, CHARTS, REPORT

_NAMED = re.compile(rb'(?:w:(?:ascii|hAnsi|eastAsia)|typeface)="([^"+][^"]*)"')
"""Fonts of runs (ECMA-376 Part 1, 17.3.2.26) and of charts (21.1.2.3.7); those with a plus sign are the theme's."""
_LANGUAGE = re.compile(r"[a-z]{2}-[A-Z]{2}")


def template_fonts(templates: Path) -> frozenset[str]:
    """Return the names of all fonts in the styles, texts and charts of a folder of templates."""
    found: set[str] = set()
    for name in (REPORT, CASE, CHARTS):
        try:
            with opened(templates / name) as package:
                for member in package.names:
                    if member.startswith("word/") and member.endswith(".xml") and member != "word/fontTable.xml":
                        found.update(font.decode() for font in _NAMED.findall(package.data(member) or b""))
        except InputError:
            continue
    return frozenset(name for name in found if not _LANGUAGE.fullmatch(name))
