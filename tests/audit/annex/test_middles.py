"""A rate of all lies between those of its parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project

ROWS = "1,毕业生满意度,%,{all}\n^,　其中：应届毕业生满意度,%,95.64\n^,　毕业三年内毕业生满意度,%,94.21"


@pytest.mark.parametrize(("value", "found"), [("95.10", []), ("95.70", ["95.70"]), ("94.20", ["94.20"])])
def test_a_rate_outside_of_its_parts_is_told(tmp_path: Path, value: str, found: list[str]) -> None:
    project = Project(tmp_path)
    project.annex(满意度=ROWS.format(all=value))
    assert [one.stated for one in project.findings("A310")] == found


def _asked(tmp_path: Path, *asked: str) -> list[str | None]:
    project = Project(tmp_path)
    project.annex(满意度="")
    names = ("毕业生满意度", "　其中：应届毕业生满意度", "　毕业三年内毕业生满意度")
    if len(asked) > len(names):
        names = ("在校生满意度", "　其中：课堂育人满意度", "　课外育人满意度", "　专业课教学满意度")
    marks = ("1", "^", "^", "^")
    rows = [
        f"{mark},{name},%,95.1{at},{count}"
        for at, (mark, name, count) in enumerate(zip(marks, names, asked, strict=False))
    ]
    project.write("annex/t1.csv", "\n".join(["序号,指标,单位,2023年,调查人次", *rows]) + "\n")
    return [one.stated for one in project.findings("A310") if "调查人次" in str(one.message)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("3124", "1936", "1188"), []),
        (("3124", "1936", "1118"), ["3124"]),  # 3054
        (("3214", "1936", "1188"), ["3214"]),
        (("3124", "3124", "3124"), []),  # all were asked everything
        (("9000", "1936", "1188"), []),  # others were asked as well
        (("8642", "8642", "8642", "8642"), []),
        (("8642", "8642", "8462", "8642"), ["8462"]),
        (("8642", "8640", "8462", "8611"), []),  # not all answered every question
    ],
)
def test_those_asked_apart_add_up_and_those_asked_everything_are_the_same(
    tmp_path: Path, asked: tuple[str, ...], found: list[str]
) -> None:
    assert _asked(tmp_path, *asked) == found
