"""`content/accepted.yaml`: what is accepted, what is wrong in it, and acceptances whose finding is gone."""

from __future__ import annotations

import datetime

import pytest

from reportdoc.audit.acceptance import Acceptance, Judged, judge, read_acceptances
from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.project.files import Folder
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError
from tests.audit.project import Project

ID = "T101-3f9c02ab"


def read(project: Project, text: str | bytes) -> dict[str, Acceptance]:
    project.write("accepted.yaml", text)
    return read_acceptances(Folder(project.root.resolve()))


def problems(project: Project, text: str | bytes) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read(project, text)
    return [str(problem) for problem in caught.value.problems]


def finding(text: str, *members: Finding) -> Finding:
    spot = Spot(Place("content/chapters/1.md", 3), "1.1", text)
    return Finding("T101", Severity.ERROR, message("wrong"), (spot,), stated="1", members=members)


def accepted(*findings: Finding) -> dict[str, Acceptance]:
    return {
        found.identity: Acceptance(found.identity, "口径不同", "张三", None, Place("content/accepted.yaml", line))
        for line, found in enumerate(findings, 1)
    }


def reasons(results: tuple[Judged, ...]) -> list[str]:
    return [result.acceptance.reason if result.acceptance else "" for result in results]


def test_without_the_file_nothing_is_accepted(project: Project) -> None:
    assert read_acceptances(Folder(project.root.resolve())) == {}


@pytest.mark.parametrize("text", ["", "# 暂无\n"])
def test_a_file_with_nothing_in_it_is_as_good_as_none(project: Project, text: str) -> None:
    assert read(project, text) == {}


def test_an_acceptance_has_a_reason_a_name_and_perhaps_a_date(project: Project) -> None:
    text = f"# 说明\n{ID}:\n  reason: >\n    口径\n    不同\n  name: 教务处\n  date: 2024-01-05\n"
    place = Place("content/accepted.yaml", 2)
    assert read(project, text) == {ID: Acceptance(ID, "口径 不同", "教务处", datetime.date(2024, 1, 5), place)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{ID}:\n  reason: 口径\n", f'content/accepted.yaml:1 {ID}: the key "name" is missing'),
        (f"{ID}: {{reason: ' ', name: 张三}}\n", f"content/accepted.yaml:1 {ID}.reason: must not be empty"),
        (f"{ID}:\n  reason: 口径\n  name: ''\n", f"content/accepted.yaml:3 {ID}.name: must not be empty"),
        (f"{ID}: 可以\n", f"content/accepted.yaml:1 {ID}: must hold keys and values (give reason and name)"),
        (
            "录取率: {reason: 口径, name: 张三}\n",
            'content/accepted.yaml:1 录取率: "录取率" is not the id of a finding (copy it from the list of findings)',
        ),
        (
            f"{ID}: {{reasn: 口径, reason: 口径, name: 张三}}\n",
            f'content/accepted.yaml:1 {ID}.reasn: unknown key "reasn" (did you mean "reason"?)',
        ),
        (
            f"{ID}: {{reason: 口径, name: 张三, date: 昨天}}\n",
            f"content/accepted.yaml:1 {ID}.date: must be a date (write it as 2024-01-04)",
        ),
        ("- 口径\n", "content/accepted.yaml:1: the file must hold keys and values"),
        (b"\xff\xfe\x00", "content/accepted.yaml: the file is UTF-16 text, not UTF-8"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(project: Project, text: str | bytes, told: str) -> None:
    (problem,) = problems(project, text)
    assert problem.startswith(told)


def test_all_that_is_wrong_is_told_at_once(project: Project) -> None:
    text = f"{ID}:\n  reason: ''\n  name: 张三\nX1: {{}}\n{ID}:\n  reason: a\n"
    assert [problem.partition(" ")[0] for problem in problems(project, text)] == [
        "content/accepted.yaml:2",
        "content/accepted.yaml:4",
        "content/accepted.yaml:5",
    ]


def test_a_link_out_of_the_project_is_refused(project: Project) -> None:
    (project.root / "content/accepted.yaml").symlink_to("/etc/hostname")
    with pytest.raises(ContentError, match="leads out of the project"):
        read_acceptances(Folder(project.root.resolve()))


def test_a_finding_is_accepted_by_its_id_and_another_is_not() -> None:
    one, other = finding("录取率为95%。"), finding("报到率为95%。")
    assert reasons(judge([one, other], accepted(one))) == ["口径不同", ""]


def test_who_accepts_a_gathering_accepts_all_of_it() -> None:
    gathering = finding("整列", finding("甲"), finding("乙"))
    (result,) = judge([gathering], accepted(gathering))
    assert result.acceptance is not None
    assert reasons(result.members) == ["口径不同", "口径不同"]


def test_a_gathering_stays_open_until_all_its_members_are_accepted() -> None:
    one, other = finding("甲"), finding("乙")
    gathering = finding("整列", one, other)
    (half,) = judge([gathering], accepted(one))
    assert half.acceptance is None
    assert reasons(half.members) == ["口径不同", ""]
    (whole,) = judge([gathering], accepted(one, other))
    assert whole.acceptance is not None


def test_an_acceptance_whose_finding_is_gone_is_itself_found_at_its_line() -> None:
    gone, still = finding("已改正"), finding("未改正")
    results = judge([still], accepted(still, gone))
    assert reasons(results) == ["口径不同", ""]
    found = results[1].finding
    assert (found.code, found.severity, str(found.spots[0].place)) == (
        "R801",
        Severity.EXPLAIN,
        "content/accepted.yaml:2",
    )
    assert gone.identity in str(found.message)


def test_that_finding_cannot_be_accepted_but_only_mended() -> None:
    (first,) = judge([], accepted(finding("已改正")))
    again = judge([], accepted(finding("已改正"), first.finding))
    assert [result.finding.code for result in again] == ["R801", "R801"]
    assert reasons(again) == ["", ""]
