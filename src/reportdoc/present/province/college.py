"""One college in the terminal."""

from __future__ import annotations

from reportdoc.app.province.one_college import OneCollege
from reportdoc.present.language import Language
from reportdoc.present.province.checked import college_text
from reportdoc.present.province.words import fault_word, number, place, with_unit


def as_text(language: Language, found: OneCollege) -> str:
    """Return what is known of a submission: what it is, its findings, its values among those of the others."""
    lines = college_text(language, found.college)
    if found.findings:
        lines.append(language.message("{count} findings:", count=len(found.findings)))
        lines += [
            f"  {one.rule} {fault_word(language, one.severity)}  {place(language, one)}  {one.message}"
            for one in found.findings
        ]
    if found.standings:
        lines.append(language.gettext("Values, with median and percentile of all colleges; ! far outside:"))
    for one, standing in found.standings:
        mark = "!" if standing.far else " "
        share = language.message("percentile {share}", share=f"{100 * standing.rank:.0f}")
        lines.append(
            f" {mark}{one.indicator}  {with_unit(standing.printed, one.unit)}  ({number(one.spread.median)}; {share})"
        )
    return "\n".join(lines)
