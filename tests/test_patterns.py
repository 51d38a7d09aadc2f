"""No text, however it is made, keeps a regular expression busy for longer than its length justifies."""

from __future__ import annotations

import re
import time
from itertools import islice

import pytest

from tests.support.fuzzing import FUZZING
from tests.support.kinds import first
from tests.support.patterns import Use, texts, uses

LENGTHS = (20, 32, 250, 1_000, 4_000)
"""Letters of a text; from a cubic pattern on, the shorter ones show it in time."""
TURNS = 1 if FUZZING else 3
"""One in so many of the texts is tried, of each pattern others."""
NOISE = 2_000_000
"""Nanoseconds below which nothing is judged: a linear pattern stays below them for most texts of 4,000 letters."""
LATER = {
    "reportdoc.audit.prose.lists.told: f'[^、0-9]{{1,6}}{re.escape(count.unit)}(?=[一-鿿])'",
    "reportdoc.audit.prose.lists.told: f'{first}[^，。；、0-9]{{2,14}}?{last}'",
    "reportdoc.audit.wording.names.slips: re.escape(pattern)",
    "reportdoc.audit.wording.time.cohorts: "
    "f'{name}[^。；]{{0,16}}?({_YEAR}){kind}(?:学生|同学|毕业生|校友)(?![一-鿿]{{3}}[，。])'",
    "reportdoc.audit.wording.said.extremes: '|'.join(map(re.escape, _names(sheet, row)))",
    "reportdoc.audit.agreement.model.claim: '|'.join((re.escape(part) for part in (name, short) if len(part) > 2))",
    "reportdoc.text.tokens: f'(?<!\\\\d)(?<!\\\\d[.,])(?:{literal})(?!(?<=\\\\d)[.,]?\\\\d)'",
    "reportdoc.app.scaffold.next_year: f'(?<!\\\\d){old}(?=\\\\s*年)'",
}
"""Patterns made from names, figures and years: literal text, but for what stands around it."""


@pytest.fixture(scope="module")
def found() -> tuple[list[Use], list[str]]:
    return uses()


def test_every_pattern_is_known(found: tuple[list[Use], list[str]]) -> None:
    assert len(found[0]) > 300
    assert set(found[1]) == LATER


@pytest.mark.slow
@pytest.mark.fuzz
def test_no_pattern_takes_more_than_its_share(found: tuple[list[Use], list[str]]) -> None:
    parts = [part for use in found[0] for part in use.parts()]
    assert [slow for number, part in enumerate(parts) if (slow := _slow(part, number % TURNS))] == []


@pytest.mark.parametrize("turn", range(TURNS))
@pytest.mark.parametrize(
    ("pattern", "function"),
    first(
        2,
        [
            (r"[-+]?[\d,，]*\.?\d+\s*[%％]?", "fullmatch"),
            (r"[（(]\s*(?:单位[:：]\s*)?([^（()）]{1,6})\s*[）)]\s*$", "search"),
            (
                r"(?P<title>\S.*?)(?:[\s.．…·⋯—_-]{2,}|\t|(?<=\D)\s)[（(]?(?P<page>\d{1,3}|[ivxlIVXL]{1,6})[)）]?",
                "fullmatch",
            ),
            (r"《[^》]*》", "finditer"),
            (r"\s+$", "search"),
            (r"(?:a|aa)+b", "match"),
        ],
    ),
)
def test_a_pattern_that_backtracks_is_found(pattern: str, function: str, turn: int) -> None:
    (part,) = Use("here", re.compile(pattern), function).parts()
    assert _slow(part, turn)


def _slow(use: Use, turn: int) -> str:
    """Return which text a pattern takes more than linear time for, if there is one."""
    for start, pump, end in islice(texts(use.tree), turn, None, TURNS):
        for length in LENGTHS:
            written = _written(start, pump, end, length)
            spent = _spent(use, written, 1)
            # A second look: whatever else the process did meanwhile, such as collecting garbage, is in the first.
            if spent < NOISE or _spent(use, written, 3) < NOISE:
                continue
            # Linear is 4; a repetition with an upper bound may need a longer text to come near it.
            if any(_ratio(use, start, pump, end, length * more) < 7 for more in ((1, 4) if length > 32 else ())):
                break
            return f"{use.place}: {use.function} with {start!r} + {pump!r} * {length // len(pump)} + {end[:2]!r}"
    return ""


def _ratio(use: Use, start: str, pump: str, end: str, length: int) -> float:
    short, long = (_spent(use, _written(start, pump, end, one), 2) for one in (length // 4, length))
    return long / short


def _written(start: str, pump: str, end: str, length: int) -> str:
    return start + pump * (length // len(pump)) + end


def _spent(use: Use, text: str, times: int) -> int:
    """Return the least processor time of several tries, in nanoseconds."""
    spent = []
    for _ in range(times):
        before = time.process_time_ns()
        use.apply(text)
        spent.append(time.process_time_ns() - before)
    return max(1, min(spent))
