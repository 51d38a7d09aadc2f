"""What was built, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdoc.present.findings.counts import counted
from reportdoc.present.language import Language
from reportdoc.present.problems import line

if TYPE_CHECKING:
    from reportdoc.app.build.result import Built, Found


def notices(language: Language, built: Built) -> list[str]:
    """Return what is worth a look in the content, a line each."""
    return [language.message("Note: {text}", text=line(language, notice)) for notice in built.notices]


def warnings(language: Language, built: Built) -> list[str]:
    """Return what is worth knowing besides the content, a line each."""
    return [language.message("Warning: {text}", text=language.translated(warning)) for warning in built.warnings]


def summary(language: Language, built: Built) -> str:
    """Return what was built, in one line."""
    counts = built.counts
    things = [
        (language.ngettext("{count} chapter", "{count} chapters", counts.chapters), counts.chapters),
        (language.ngettext("{count} table", "{count} tables", counts.tables), counts.tables),
        (language.ngettext("{count} figure", "{count} figures", counts.figures), counts.figures),
        (language.ngettext("{count} case", "{count} cases", counts.cases), counts.cases),
    ]
    if built.pages is not None:
        things.insert(0, (language.ngettext("{count} page", "{count} pages", built.pages), built.pages))
    listed = language.gettext(", ").join(words.format(count=count) for words, count in things)
    if not built.rebuilt:
        return language.message("Nothing has changed since the last build: {things}", things=listed)
    return language.message("{things} in {seconds:.1f} s", things=listed, seconds=built.seconds)


def proofread(language: Language) -> str:
    """Return what a second reader has found in a PDF that was verified."""
    return language.gettext("Proofread: outline, links, page labels and directories agree with the pages")


def findings(language: Language, found: Found) -> str:
    """Return how many findings there are, in one line; empty where there is none, or all are accepted."""
    counts = (found.errors, found.conflicts, found.explain)
    things = [words for words, count in zip(counted(language, *counts), counts, strict=True) if count]
    return (
        language.message("Audit: {things}; reportdoc check shows them", things=language.gettext(", ").join(things))
        if things
        else ""
    )
