"""Who handed in what, and what is missing."""

from __future__ import annotations

from collections import Counter

from reportdoc.app.province.comparison import Comparison
from reportdoc.app.province.rows import READ, College
from reportdoc.present.language import Language
from reportdoc.present.province.section import Section, Sheet
from reportdoc.present.province.words import kind_word, seal_word


def overview(language: Language, found: Comparison) -> Section:
    """Return the counts that come first."""
    unread = sum(one.status != READ for one in found.submissions)
    seals = Counter(one.seal for one in found.submissions if one.status == READ)
    grades = Counter(one.grade for one in found.grades)
    rows = (
        (language.gettext("submissions"), len(found.submissions)),
        (language.gettext("colleges"), len(found.colleges)),
        (language.gettext("cannot be read"), unread),
        *(
            (language.message("seal: {state}", state=seal_word(language, seal)), count)
            for seal, count in sorted(seals.items())
        ),
        (language.gettext("colleges with missing tables"), sum(bool(one.missing_tables) for one in found.colleges)),
        (language.gettext("colleges with missing chapters"), sum(bool(one.missing_chapters) for one in found.colleges)),
        (language.gettext("values outside a norm"), len(found.unmet)),
        (language.gettext("outliers"), len(found.outliers())),
        (language.gettext("passages that two colleges share"), len(found.reuse.pairs)),
        *((f"{language.gettext('grade')} {grade}", count) for grade, count in sorted(grades.items())),
    )
    sheet = Sheet(language.gettext("Overview"), (language.gettext("what"), language.gettext("count")), rows, (44, 10))
    note = language.message(
        "Reports on {year}; rules of the profile {profile}.", year=found.year, profile=found.profile
    )
    return Section(
        language.gettext("Overview"),
        (note,),
        (sheet,),
        (("grades", language.gettext("Colleges by points; a dashed line is the least of a grade")),),
    )


def completeness(language: Language, found: Comparison) -> Section:
    """Return every submission with its state, and what is missing."""
    columns = (
        language.gettext("code"),
        language.gettext("college"),
        language.gettext("submission"),
        language.gettext("kind"),
        language.gettext("seal"),
        language.gettext("counts"),
        language.gettext("missing tables"),
        language.gettext("missing chapters"),
        language.gettext("headings"),
        language.gettext("cases"),
        language.gettext("figures"),
        language.gettext("tables"),
        language.gettext("characters"),
        language.gettext("pages"),
        language.gettext("remarks"),
    )
    yes = language.gettext("yes")
    rows = tuple(
        (
            one.code,
            one.college,
            one.submission,
            kind_word(language, one.kind),
            seal_word(language, one.seal) if one.kind else "",
            yes if one.counts else "",
            one.missing_tables,
            one.missing_chapters,
            *_counts(one),
            "；".join(text for text in (*_remarks(one), _left_out(language, found, one)) if text),
        )
        for one in sorted(found.submissions, key=lambda one: (one.code, one.submission))
    )
    widths = (8, 26, 34, 12, 14, 6, 24, 20, 8, 8, 8, 8, 9, 8, 60)
    note = language.gettext("Of several submissions of one college the latest that can be read counts.")
    title = language.gettext("Completeness")
    sheet = Sheet(title, columns, rows, widths).without_empty(language.gettext("pages"))
    return Section(title, (note,), (sheet,))


def _counts(one: College) -> tuple[int | str, ...]:
    if one.status != READ:
        return ("",) * 6
    return one.headings, one.cases, one.figures, one.tables, one.characters, one.pages or ""


def _remarks(one: College) -> tuple[str, ...]:
    return one.reason, one.seal_reasons if one.seal == "broken" else "", one.pages_unknown, one.note


def _left_out(language: Language, found: Comparison, one: College) -> str:
    """Return which tables take no part in the comparisons, since their columns name other years; empty where none."""
    tables = found.left_out.get(one.submission, ()) if one.counts else ()
    return "；".join(
        language.message(
            "{table} has values of {years} only, not of {year}: it takes no part in the comparisons",
            table=table,
            years="、".join(map(str, years)),
            year=found.year,
        )
        for table, years in tables
    )
