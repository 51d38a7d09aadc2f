"""Which of several submissions of a college counts."""

from __future__ import annotations

from reportdoc.app.province.rows import READ, College
from reportdoc.batch.standing import judged

EARLY, LATE = "2024-01-04T08:00:00+00:00", "2024-02-04T08:00:00+00:00"


def submission(name: str, seal: str, made: str) -> College:
    return College(name, READ, code="10101", college="一校", seal=seal, made=made, modified=EARLY)


def test_the_package_sealed_later_counts() -> None:
    told = tuple(judged([submission("a", "verified", LATE), submission("b", "verified", EARLY)]))
    assert [one.counts for one in told] == [True, False]


def test_a_package_that_was_changed_gives_way_to_any_other_whatever_time_it_says() -> None:
    told = tuple(judged([submission("a", "verified", EARLY), submission("b", "broken", LATE)]))
    assert [one.counts for one in told] == [True, False]
    assert [one.note for one in told] == ["报送了 2 次；签章未被破坏的以这次为最后，以此为准", "报送了 2 次；以 a 为准"]
    (alone,) = judged([submission("b", "broken", LATE)])
    assert alone.counts
