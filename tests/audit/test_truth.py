"""The real report with all its errors, against the list of them that was made by hand before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportdoc.audit.finding import Finding
from tests.audit.project import audited
from tests.audit.score import Score, score, truths
from tests.audit.told import told

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    return audited(HERE / "seed")


@pytest.fixture(scope="module")
def seed(findings: list[Finding]) -> Score:
    entries = truths(*sorted((HERE / "truth").glob("seed-*.yaml")))
    sure = [(entry.id, entry.family, entry.places) for entry in entries if entry.provable]
    return score(findings, sure, [entry.places for entry in entries])


@pytest.mark.parametrize(
    ("families", "least"),
    [((1, 2, 3), 0.95), ((4,), 0.90), ((5,), 0.70), ((6,), 0.80)],
    ids=["tables, cells and annex", "prose arithmetic", "prose against tables", "text"],
)
def test_what_is_provably_wrong_is_found(seed: Score, families: tuple[int, ...], least: float) -> None:
    assert seed.recall(*families) >= least, str(seed)


def test_at_most_one_in_ten_is_a_false_alarm(seed: Score) -> None:
    assert seed.precision >= 0.9, str(seed)


def test_every_finding_has_the_words_and_figures_that_were_read_against_the_report(
    findings: list[Finding], golden: Callable[[str, str], None]
) -> None:
    golden("audit/seed.txt", told(findings))
