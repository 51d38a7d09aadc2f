"""What is known of how figures follow from others is what seven reports show today, counted anew."""

from __future__ import annotations

import pytest

from reportdoc.audit.prose.habits.counted import MENDED, RUNS, WAYS
from tests.audit.alone import WRITTEN
from tests.audit.habits import document, habits, mended_alone

REPORTS = ("health", "highland", "marine", "nursery", "railway", "riverport", "tillage")


@pytest.mark.long
@pytest.mark.slow
def test_the_habits_are_those_that_the_reports_show() -> None:
    documents = [document(WRITTEN / name) for name in REPORTS]
    assert habits(documents) == (WAYS, RUNS)
    assert mended_alone(documents) == MENDED
