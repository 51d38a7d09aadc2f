"""Findings by college and kind, grades, copied passages, and the year before."""

from __future__ import annotations

from collections import Counter

from reportdoc.app.province.comparison import Comparison
from reportdoc.app.province.reuse import Passage
from reportdoc.app.province.years import Change, Years
from reportdoc.audit.families import FAMILIES
from reportdoc.present.language import Language
from reportdoc.present.province.indicators import apart
from reportdoc.present.province.section import Cell, Printed, Section, Sheet
from reportdoc.present.province.words import fault_word, number, place


def findings(language: Language, found: Comparison) -> Section:
    """Return counts by kind, and every finding with its place."""
    open_ = [one for one in found.findings if not one.accepted]
    kinds = Counter((one.rule, one.severity) for one in open_)
    by_college = {(one.rule, one.severity, one.submission) for one in open_}
    colleges = Counter((rule, severity) for rule, severity, _ in by_college)
    by_kind = Sheet(
        language.gettext("Findings by kind"),
        (
            language.gettext("kind"),
            language.gettext("meaning"),
            language.gettext("severity"),
            language.gettext("findings"),
            language.gettext("colleges"),
        ),
        tuple(
            (rule, _meaning(language, rule), fault_word(language, severity), count, colleges[rule, severity])
            for (rule, severity), count in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
        (8, 60, 10, 10, 10),
    )
    columns = (
        language.gettext("college"),
        language.gettext("kind"),
        language.gettext("severity"),
        language.gettext("finding"),
        language.gettext("place"),
        language.gettext("stated"),
        language.gettext("expected"),
        language.gettext("accepted"),
    )
    yes = language.gettext("yes")
    rows = tuple(
        (
            found.name(one.submission),
            one.rule,
            fault_word(language, one.severity),
            one.message,
            place(language, one),
            one.stated,
            one.expected,
            yes if one.accepted else "",
        )
        for one in found.findings
    )
    title = language.gettext("Findings")
    note = language.gettext("What the audit found in each report: first by kind, then each finding with its place.")
    return Section(title, (note,), (by_kind, Sheet(title, columns, rows, (34, 8, 10, 70, 40, 24, 24, 8))))


def _meaning(language: Language, rule: str) -> str:
    return next((language.translated(family.codes[rule]) for family in FAMILIES if rule in family.codes), "")


def grading(language: Language, found: Comparison) -> Section:
    """Return the grade of each college, with what took its points."""
    kinds = [kind for kind, _, _ in found.grades[0].taken] if found.grades else []
    points = found.rules.grading.points
    columns = (
        language.gettext("college"),
        language.gettext("grade"),
        language.gettext("points"),
        *(f"{fault_word(language, kind)} ×{number(points.get(kind, 0.0))}" for kind in kinds),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (found.name(one.college.submission), one.grade, one.points, *(count for _, count, _ in one.taken))
        for one in found.grades
    )
    title = language.gettext("Grades")
    least = "、".join(f"{name} ≥ {number(least)}" for name, least in found.rules.grading.grades)
    notes = (
        language.gettext("From 100 points each fault takes those that stand in its column's head."),
        language.message("Grades: {grades}. Weights and grades are those of the profile.", grades=least),
    )
    return Section(title, notes, (Sheet(title, columns, rows, (34, 8, 8, *(16 for _ in kinds))),))


def reuse(language: Language, found: Comparison) -> Section:
    """Return passages that two colleges share, side by side, and those that many have."""
    columns = (
        language.gettext("likeness"),
        language.gettext("college"),
        language.gettext("section"),
        language.gettext("text"),
        language.gettext("other college"),
        language.gettext("section"),
        language.gettext("text"),
    )
    same = language.gettext("the same")
    pairs = tuple(
        (
            same if pair.exact else f"{100 * pair.likeness:.0f} %",
            _who(language, found, pair.one),
            pair.one.section,
            pair.one.text,
            _who(language, found, pair.other),
            pair.other.section,
            pair.other.text,
        )
        for pair in found.reuse.pairs
    )
    common = tuple((one.colleges, one.text) for one in found.reuse.common)
    title = language.gettext("Shared passages")
    notes = (
        language.gettext(
            "Paragraphs of 40 characters or more; likeness is how much of the shorter one stands in the other in runs "
            "of four characters or more. Phrases that many colleges use, names of indicators and figures do not count."
        ),
        language.gettext("Who copied from whom, or both from a third, is not to be seen from this."),
        language.gettext("What many colleges have is taken for a formula and listed apart, without taking points."),
    )
    heads = (language.gettext("colleges"), language.gettext("text"))
    sheets = [
        Sheet(title, columns, pairs, (10, 30, 9, 70, 30, 9, 70)),
        Sheet(language.gettext("Formulas"), heads, common, (10, 120)),
    ]
    if found.reuse.kept:
        sheets.append(_kept(language, found))
    return Section(title, notes, tuple(sheets))


def _who(language: Language, found: Comparison, passage: Passage) -> str:
    if passage.earlier:
        return language.message("{code}, the year before", code=passage.code)
    return found.name(passage.submission)


def _kept(language: Language, found: Comparison) -> Sheet:
    columns = (language.gettext("college"), language.gettext("paragraphs"), language.gettext("as the year before"), "%")
    rows = tuple(
        (found.name(name), count, same, round(100 * same / max(1, count), 1)) for name, same, count in found.reuse.kept
    )
    return Sheet(language.gettext("Paragraphs kept"), columns, rows, (34, 12, 16, 8))


def years(language: Language, found: Years, whole: Comparison) -> Section:
    """Return jumps and repetitions since the year before."""
    columns = (
        language.gettext("college"),
        language.gettext("indicator"),
        str(found.before),
        str(found.after),
        language.gettext("change"),
        language.gettext("place"),
    )

    def rows(changes: tuple[Change, ...]) -> tuple[tuple[Cell, ...], ...]:
        return tuple(
            (
                whole.name(one.submission),
                one.indicator,
                Printed(one.before.printed),
                Printed(one.after.printed),
                f"{100 * (one.ratio - 1):+.1f} %",
                one.after.place,
            )
            for one in changes
        )

    widths = (34, 40, 14, 14, 10, 44)
    dispersion = tuple(
        (table, indicator, round(old.median, 4), round(new.median, 4), apart(old), apart(new))
        for table, indicator, old, new in found.dispersion
    )
    heads = (
        language.gettext("table"),
        language.gettext("indicator"),
        f"{language.gettext('median')} {found.before}",
        f"{language.gettext('median')} {found.after}",
        f"{language.gettext('dispersion')} {found.before}",
        f"{language.gettext('dispersion')} {found.after}",
    )
    notes = (
        language.gettext("Jumps: a change far outside those of the other colleges (robust z), and of 30 % or more."),
        language.gettext("Repeated: four significant digits or more that are the same as the year before."),
    )
    sheets = (
        Sheet(language.gettext("Jumps"), columns, rows(found.jumps), widths),
        Sheet(
            language.gettext("Repeated values"),
            columns[:4] + columns[5:],  # the change would be nought in each
            tuple(row[:4] + row[5:] for row in rows(found.repeated)),
            widths[:4] + widths[5:],
        ),
        Sheet(language.gettext("Dispersion by year"), heads, dispersion, (20, 40, 14, 14, 14, 14)),
    )
    return Section(language.gettext("Year on year"), notes, sheets)
