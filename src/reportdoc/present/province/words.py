"""Words for what stands in the tables as a key."""

from __future__ import annotations

from reportdoc.app.province.rows import FindingRow
from reportdoc.present.language import Language
from reportdoc.report.message import message

_TO_ONE = (":", "：", "∶")
_SEALS = {
    "verified": message("verified"),
    "unverified": message("whole, signer not vouched for"),
    "broken": message("broken"),
    "": message("not sealed"),
}
_KINDS = {
    "package": message("sealed package"),
    "word": message("Word file"),
    "project": message("project"),
    "": message("cannot be read"),
}
_FAULTS = {
    "error": message("error"),
    "conflict": message("conflict"),
    "explain": message("to explain"),
    "missing_table": message("missing table"),
    "missing_chapter": message("missing chapter"),
    "norm": message("outside a norm"),
    "copied": message("passage shared with another college"),
    "seal_broken": message("broken seal"),
}


def seal_word(language: Language, seal: str) -> str:
    """Return the state of a seal in words."""
    return language.translated(_SEALS[seal])


def kind_word(language: Language, kind: str) -> str:
    """Return what a submission is, in words."""
    return language.translated(_KINDS[kind])


def fault_word(language: Language, kind: str) -> str:
    """Return a kind of fault that takes points, or how grave a finding is, in words."""
    return language.translated(_FAULTS[kind])


def place(language: Language, finding: FindingRow) -> str:
    """Return where a finding stands, with its page where that is known."""
    if not finding.page:
        return finding.place
    return language.message("{place} (page {page})", place=finding.place, page=finding.page)


def with_unit(printed: str, unit: str) -> str:
    """Return a figure with its unit; a ratio to one, whose unit in the tables is a colon, as texts have it."""
    return f"{printed}∶1" if unit in _TO_ONE else f"{printed} {unit}".rstrip()


def number(value: float | None, decimals: int = 2) -> str:
    """Return a number without needless noughts; a dash for none."""
    if value is None:
        return "—"
    return f"{value:.{decimals}f}".rstrip("0").rstrip(".") if decimals else f"{value:.0f}"
