"""A count of a noun, in other words around it, that another place has otherwise."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

ROOMS = "学校现有校内实训室128间，工位8951个。\n\n全年开放21万小时，128间实训室人人可用。\n\n"
MENTORS = "行业导师164人，上年150人，多了14人。\n\n五家企业派出行业导师164人。\n\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ROOMS + "从3月起在128间实训室全部张贴。", 0),
        (ROOMS + "从3月起在118间实训室全部张贴。", 1),
        (ROOMS + "从3月起在218间实训室全部张贴。", 1),
        (ROOMS + "从3月起在96间实训室全部张贴。", 0),  # no slip
        (ROOMS + "其中118间实训室全部张贴。", 0),  # some of them
        (ROOMS + "从3月起在118间实训室全部张贴，另有10间实训室没有张贴，合计128间。", 0),  # borne out
        (ROOMS + "从3月起在约118间实训室张贴。", 0),
        (MENTORS + "学校请来的行业导师164人里，有9人是大国工匠。", 0),
        (MENTORS + "学校请来的行业导师150人里，有9人是大国工匠。", 1),  # last year's
        (MENTORS + "学校请来的行业导师130人里，有9人是大国工匠。", 0),
        (MENTORS + "2022年学校请来的行业导师150人里，有9人是大国工匠。", 0),
        ("学校专任教师612人。\n\n612名专任教师都有课。\n\n双师素质专任教师512人。", 0),  # narrowed
    ],
)
def test_a_count_of_a_noun_is_held_against_the_other_places_of_that_noun(
    project: Project, text: str, told: int
) -> None:
    assert len(project.found("G50", f"{text}\n")) == told
