"""Whether a run lost, mixed or missed anything: its tables held against what was planted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from benchmarks.province.colleges import MARK
from reportdoc.app.province.contents import bare_text
from reportdoc.app.province.rows import College, FindingRow, IndicatorValue
from reportdoc.batch.summary import Wanted, compared
from reportdoc.batch.tables.load import load


@dataclass(frozen=True)
class Verdict:
    """What a run is worth."""

    lost: int
    """Submissions without a row."""
    mixed: int
    """Submissions whose mark is not theirs."""
    unread: int
    """Submissions that could not be read although nothing is wrong with them."""
    seals: int
    """Packages whose seal was judged wrongly."""
    wrong_missed: int
    """Planted errors that were not found."""
    copies_missed: tuple[int, int]
    """Planted copies that were not found: word by word, and reworded."""
    copies: tuple[int, int]
    false_pairs: int
    pairs: int


def judge(folder: Path, output: Path) -> Verdict:
    """Hold the tables of a run over what `generate` made in a folder against its truth."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    colleges = {one.submission: one for one in load(output, "colleges", College)}
    marks = {one.submission: one.value for one in load(output, "indicators", IndicatorValue) if one.indicator == MARK}
    told = {one.submission for one in load(output, "findings", FindingRow) if one.rule == "A309"}
    planted = [(frozenset({one, other}), bare_text(text), reworded) for one, other, text, reworded in truth["copies"]]
    pairs = [
        (frozenset({pair.one.code, pair.other.code}), {bare_text(pair.one.text), bare_text(pair.other.text)})
        for pair in compared(Wanted(output)).reuse.pairs
    ]
    families = _families([codes for codes, _, _ in planted])
    missed = [
        reworded
        for codes, text, reworded in planted
        if not any(codes == found and text in texts for found, texts in pairs)
    ]
    seals = {name: "broken" if name in truth["forged"] else "verified" for name in truth["sealed"]}
    return Verdict(
        sum(name not in colleges for name in truth["marks"]),
        sum(marks.get(name) != mark for name, mark in truth["marks"].items()),
        sum(one.status != "read" for name, one in colleges.items() if name in truth["marks"]),
        sum(colleges[name].seal != state for name, state in seals.items()),
        len([name for name in truth["wrong"] if name not in told]),
        (missed.count(False), missed.count(True)),
        ([one[2] for one in planted].count(False), [one[2] for one in planted].count(True)),
        sum(not any(codes <= family for family in families) for codes, _ in pairs),
        len(pairs),
    )


def _families(copies: list[frozenset[str]]) -> list[frozenset[str]]:
    """Return the colleges that are joined by copies: who copies from a copy has the words of the first, too."""
    families: list[frozenset[str]] = []
    for pair in copies:
        joined = [one for one in families if one & pair]
        families = [one for one in families if not one & pair]
        families.append(pair.union(*joined))
    return families
