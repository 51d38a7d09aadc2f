"""`content/confirmed.csv`: numbers that somebody answers for, as long as value and sentence are as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdoc.audit.audit import audit
from reportdoc.project.confirmed import Confirmation, read_confirmations, with_confirmations
from reportdoc.project.files import Folder
from reportdoc.report.problem import ContentError
from tests.audit.project import Project

HEAD = "place,value,text,name,department,date,evidence\n"
LIBRARY = "content/chapters/1.md:3,12间,学校有阅览室【12间】。,张三,图书馆,2024-01-05,资产台账\n"


def said(project: Project, chapter: str, confirmed: str) -> tuple[list[str], list[str]]:
    """Return number and state of every number, and every finding about confirmations with its places."""
    project.chapter(chapter)
    project.write("confirmed.csv", HEAD + confirmed)
    folder = Folder(project.root.resolve())
    found = audit(project.load().report, ["R"], {}, read_confirmations(folder))
    told = [
        f"{one.code} {one.severity.name} {'; '.join(str(spot.place) for spot in one.spots)} {one.message}"
        for one in found.findings
    ]
    return [f"{one.number} {one.status}" for one in found.ledger.entries], told


def problems(project: Project, data: str | bytes) -> list[str]:
    project.write("confirmed.csv", data)
    with pytest.raises(ContentError) as caught:
        read_confirmations(Folder(project.root.resolve()))
    return [str(problem) for problem in caught.value.problems]


def test_a_confirmed_number_is_answered_for_wherever_its_sentence_stands(project: Project) -> None:
    text = "先说别的，有7门课。\n\n学校有阅览室 12 间。\n"
    assert said(project, text, LIBRARY) == (["7 open", "12 confirmed"], [])


def test_a_confirmation_lapses_when_the_value_changes_and_check_tells_so(project: Project) -> None:
    states, told = said(project, "学校有阅览室13间。\n", LIBRARY)
    assert states == ["13 lapsed"]
    assert told == [
        "R802 EXPLAIN content/chapters/1.md:3; content/confirmed.csv:2 张三 confirmed 12间 on 2024-01-05;"
        " value or sentence has changed since: confirm it again"
    ]


def test_a_confirmation_lapses_when_the_sentence_changes(project: Project) -> None:
    states, told = said(project, "学校现有阅览室和研讨室12间。\n", LIBRARY)
    assert (states, [one[:4] for one in told]) == (["12 lapsed"], ["R802"])


def test_a_confirmation_whose_number_is_gone_is_told(project: Project) -> None:
    states, told = said(project, "学校有教师62人。\n", LIBRARY)
    assert states == ["62 open"]
    assert told == [
        "R803 EXPLAIN content/confirmed.csv:2 张三 confirmed 12间 on 2024-01-05;"
        " there is no such number to answer for any more: delete the line"
    ]


def test_of_two_equal_numbers_in_one_sentence_the_marked_one_is_confirmed(project: Project) -> None:
    line = "x,5个,建有工坊5个、基地【5个】。,张三,,2024-01-05,台账\n"
    assert said(project, "建有工坊5个、基地5个。\n", line) == (["5 open", "5 confirmed"], [])


def test_a_cell_is_known_by_its_table_row_and_column_and_a_moved_row_stays_confirmed(project: Project) -> None:
    line = "content/tables/clubs.csv[B2],31人,社团情况，合唱团，人数,张三,团委,2024-01-05,名册\n"
    table = project.table("clubs", "社团,人数（人）", "文学社,42", "合唱团,31", caption="社团情况")
    assert said(project, table, line) == (["42 open", "31 confirmed"], [])
    project.write("tables/clubs.csv", "社团,人数（人）\n文学社,42\n合唱团,33\n")
    assert said(project, table, line)[0] == ["42 open", "33 lapsed"]


def test_of_numbers_alike_that_in_its_place_is_confirmed(project: Project) -> None:
    text = "各有7人。\n\n各有7人。\n"
    line = "content/chapters/1.md:5,7人,各有【7人】。,张三,,2024-01-05,名册\n"
    states, _ = said(project, text, line)
    assert states == ["7 open", "7 confirmed"] or states == ["7 checked", "7 checked"]


def test_a_bound_number_stays_bound(project: Project) -> None:
    project.write("values.yaml", "阅览室: {text: '12'}\n")
    project.more("values: values.yaml\n")
    assert said(project, "学校有阅览室{{ 阅览室 }}间。\n", LIBRARY) == (["12 bound"], [])


def test_without_the_file_nothing_is_confirmed(project: Project) -> None:
    assert read_confirmations(Folder(project.root.resolve())) == ()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("place,value\n", "content/confirmed.csv:1: the columns text, name, department, date, evidence are missing"),
        ("", "content/confirmed.csv:1: the columns place, value, text, name, department, date, evidence are missing"),
        (
            HEAD + '"a\nb",12间,有【12间】,,,2024-01-05,\nx,1,【1】,张三,,昨天,台账\n',
            "content/confirmed.csv:2: name, evidence must not be empty",
        ),
        (HEAD.encode("utf-16"), "content/confirmed.csv: the file is UTF-16 text, not UTF-8"),
    ],
)
def test_what_is_wrong_in_the_file_is_told(project: Project, data: str | bytes, told: str) -> None:
    assert problems(project, data)[0].startswith(told)


def test_a_date_that_is_none_is_told_at_its_line(project: Project) -> None:
    data = HEAD + '"a\nb",12间,有【12间】,李四,,2024-01-05,台账\nx,1,【1】,张三,,昨天,台账\n'
    assert problems(project, data) == ["content/confirmed.csv:4 date: must be a date (write it as 2024-01-04)"]


def test_what_is_written_can_be_read_and_no_cell_is_a_formula(project: Project) -> None:
    import datetime

    one = Confirmation("content/a.md:1", "-5%", "=SUM(1)【-5%】", "@张三", "+教务处", datetime.date(2024, 1, 5), "-")
    path = Path(project.write("confirmed.csv", "\ufeff" + HEAD.replace("evidence", "evidence,备注") + LIBRARY))
    path.write_bytes(with_confirmations(project.root, [one]))
    cells = path.read_text(encoding="utf-8").splitlines()[2].split(",")
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    kept, read = read_confirmations(Folder(project.root.resolve()))
    assert (kept.name, read.value, read.text, read.name, read.evidence) == (
        "张三",
        "-5%",
        "=SUM(1)【-5%】",
        "@张三",
        "-",
    )
    path.write_bytes(with_confirmations(project.root, [], [2]))
    assert [one.name for one in read_confirmations(Folder(project.root.resolve()))] == ["@张三"]
    assert path.read_text(encoding="utf-8").startswith(HEAD.replace("evidence", "evidence,备注"))
