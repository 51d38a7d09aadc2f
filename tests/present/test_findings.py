"""How findings and the ledger read: as text, JSON and a workbook, in a language that is handed in."""

from __future__ import annotations

import datetime
from pathlib import Path

import click
import openpyxl

from reportdoc.app.audit.check import Audited
from reportdoc.audit.acceptance import Acceptance, Judged
from reportdoc.audit.audit import Audit
from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.ledger.apart import Kind
from reportdoc.audit.ledger.entries import Apart, Ledger, LedgerEntry, Origin, Status
from reportdoc.present.findings.json import as_data
from reportdoc.present.findings.text import as_text
from reportdoc.present.findings.workbook import write_workbook
from reportdoc.present.language import language
from reportdoc.report.address import Address
from reportdoc.report.cells import Cell, Grid
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.report.report import Metadata
from reportdoc.report.whereabouts import Index, Whereabouts

ENGLISH = language("en")
METADATA = Metadata(
    "示例职业技术学院",
    "EXAMPLE VOCATIONAL COLLEGE",
    "12345",
    "高等职业教育质量年度报告",
    2023,
    datetime.date(2024, 1, 4),
    "zh-CN",
    "2023",
)
CELL = Spot(Place("content/tables/majors.csv", cell=Address.parse("F2")), "1.4.1", "96.20", "招生办")
SENTENCE = Spot(Place("content/chapters/1.md", 12), "1.4.1", "=报到率为96.20%。\n（含补录）", "教务处")
RATE = Finding(
    "T102",
    Severity.ERROR,
    message("{name} does not follow from its counts", name="报到率"),
    (CELL, SENTENCE),
    stated="96.20%",
    expected="2152 ÷ 2214 = 97.20%",
)
LISTED = Finding(
    "C201", Severity.EXPLAIN, message("numbers are left out"), (Spot(Place("content/a.md", 4), "", "1 3"),)
)
ACCEPTANCE = Acceptance("x", "与上年口径一致", "张三", datetime.date(2024, 1, 5), Place("content/accepted.yaml", 1))
ENTRY = LedgerEntry(
    CELL,
    "招生情况，报到率",
    "96.20",
    "%",
    Status.CHECKED,
    (Origin(Place("content/chapters/1.md", 12), "=报到率为96.20%。"),),
)
PLACES = Index(
    {"content/chapters/1.md": ([1, 3, 10], [Whereabouts("1.4.1"), Whereabouts("1.4.1", 1), Whereabouts("1.4.1", 2)])},
    {
        "content/tables/majors.csv": (
            "表 1-10",
            Grid(
                (
                    tuple(map(Cell, ("", "专业", "", "", "", "报到率"))),
                    tuple(map(Cell, ("1", "数控技术", "", "", "", "96.20"))),
                ),
                1,
            ),
        )
    },
)
DATE = Apart(SENTENCE, "2023年报到率为96.20%。", "2023年", Kind.DATE)
LEDGER = Ledger((ENTRY, LedgerEntry(SENTENCE, "报到率为96.20%。", "96.20", "%", Status.OPEN, ())), (), (DATE,))


def gathered(count: int) -> Judged:
    members = tuple(
        Finding(
            "T103",
            Severity.CONFLICT,
            message("wrong"),
            (Spot(Place("content/b.csv", cell=Address(n - 1, 1)), "", str(n)),),
        )
        for n in range(1, count + 1)
    )
    whole = Finding(
        "T103",
        Severity.CONFLICT,
        message("the column is shifted"),
        (Spot(Place("content/b.csv", cell=Address.parse("B1")), "2", "1", "招生办"),),
        members=members,
    )
    return Judged(whole, None, tuple(map(Judged, members)))


def audit(*results: Judged) -> Audit:
    return Audit(results, LEDGER)


def rows(path: Path, sheet: int) -> list[list[object]]:
    return [list(row) for row in openpyxl.load_workbook(path).worksheets[sheet].iter_rows(values_only=True)]


def test_text_shows_the_formula_further_places_and_a_dozen_members() -> None:
    results = audit(Judged(RATE), Judged(LISTED, ACCEPTANCE), gathered(14))
    assert as_text(ENGLISH, results, PLACES).splitlines() == [
        "表 1-10, row 1 “数控技术”, column “报到率”: \x1b[31m\x1b[1merror\x1b[0m " + RATE.identity,
        "  报到率 does not follow from its counts",
        "  expected: 2152 ÷ 2214 = 97.20%",
        "  see 1.4.1, paragraph 2: =报到率为96.20%。 （含补录）",
        "  \x1b[2mcontent/tables/majors.csv[F2]\x1b[0m",
        "",
        "content/b.csv[B1]: \x1b[33m\x1b[1mconflict\x1b[0m " + gathered(14).finding.identity,
        "  the column is shifted",
        *(f"  - content/b.csv[B{n}]: wrong" for n in range(1, 13)),
        "  and 2 more",
        "",
        "\x1b[1m1 error, 1 conflict, 0 to explain, 1 accepted\x1b[0m",
        "2 numbers: 0 bound, 1 checked, 0 confirmed, 0 lapsed, 1 open",
    ]


def test_json_has_every_key_of_every_finding() -> None:
    data = as_data(ENGLISH, audit(Judged(RATE), Judged(LISTED, ACCEPTANCE), gathered(1)), PLACES)
    first, second, third = data["findings"]
    assert first == {
        "id": RATE.identity,
        "code": "T102",
        "severity": "error",
        "message": "报到率 does not follow from its counts",
        "places": [
            {
                "where": "表 1-10, row 1 “数控技术”, column “报到率”",
                "file": "content/tables/majors.csv",
                "line": None,
                "cell": "F2",
                "section": "1.4.1",
                "text": "96.20",
            },
            {
                "where": "1.4.1, paragraph 2",
                "file": "content/chapters/1.md",
                "line": 12,
                "cell": None,
                "section": "1.4.1",
                "text": "=报到率为96.20%。\n（含补录）",
            },
        ],
        "values": {"stated": "96.20%", "expected": "2152 ÷ 2214 = 97.20%"},
        "owner": "招生办",
        "accepted": None,
    }
    assert second["owner"] == ""
    assert second["values"] == {"stated": "", "expected": ""}
    assert second["accepted"] == {"reason": "与上年口径一致", "name": "张三", "date": "2024-01-05"}
    assert [list(member) for member in third["members"]] == [list(first)]
    assert data["ledger"] == {
        "numbers": 2,
        "bound": 0,
        "checked": 1,
        "confirmed": 0,
        "lapsed": 0,
        "open": 1,
        "apart": {"date": 1},
    }


def test_the_workbook_has_findings_by_department_and_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    results = audit(Judged(LISTED, ACCEPTANCE), gathered(2), Judged(RATE))
    write_workbook(ENGLISH, Audited(METADATA, results, PLACES), path)
    header, *found = rows(path, 0)
    assert header == [
        "Department",
        "Severity",
        "Code",
        "Place",
        "Text as printed",
        "What is wrong",
        "Stated",
        "Expected",
        "Further places",
        "Id",
        "Accepted",
        "Reason",
        "Name",
        "File",
        "Line or cell",
    ]
    assert [(row[0], row[1], row[2]) for row in found] == [
        ("招生办", "error", "T102"),
        ("招生办", "conflict", "T103"),
        (None, "to explain", "C201"),
    ]
    assert found[0][3:] == [
        "表 1-10, row 1 “数控技术”, column “报到率”",
        "96.20",
        "报到率 does not follow from its counts",
        "96.20%",
        "2152 ÷ 2214 = 97.20%",
        "1.4.1, paragraph 2: =报到率为96.20%。\n（含补录）",
        RATE.identity,
        None,
        None,
        None,
        "content/tables/majors.csv",
        "F2",
    ]
    assert found[1][8] == "content/b.csv[B1]: wrong\ncontent/b.csv[B2]: wrong"
    assert found[2][10] == "accepted by 张三 2024-01-05: 与上年口径一致"
    assert rows(path, 1) == [
        ["Place", "Text as printed", "Number", "Unit", "Status", "Source", "File", "Line or cell"],
        [
            "表 1-10, row 1 “数控技术”, column “报到率”",
            "招生情况，报到率",
            "96.20",
            "%",
            "checked",
            "1.4.1, paragraph 2 =报到率为96.20%。",
            "content/tables/majors.csv",
            "F2",
        ],
        ["1.4.1, paragraph 2", "报到率为96.20%。", "96.20", "%", "open", None, "content/chapters/1.md", "12"],
        ["1.4.1, paragraph 2", "2023年报到率为96.20%。", "2023年", None, "date", None, "content/chapters/1.md", "12"],
    ]


def test_nothing_of_the_content_becomes_a_formula_and_the_header_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    spot = Spot(Place("content/a.md", 1), "", "=HYPERLINK(1)")
    bad = Finding("T101", Severity.ERROR, message("wrong"), (spot,), stated="=1+1", expected="+1", key="@SUM(1)")
    write_workbook(ENGLISH, Audited(METADATA, audit(Judged(bad)), PLACES), path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert sheet["E2"].value == "=HYPERLINK(1)"
    assert sheet["E2"].alignment.wrap_text
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:O2")


def test_the_same_findings_give_the_same_workbook(tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(ENGLISH, Audited(METADATA, audit(Judged(RATE)), PLACES), tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_text_longer_than_a_cell_takes_is_cut(tmp_path: Path) -> None:
    long = Finding("T101", Severity.ERROR, message("wrong"), (Spot(Place("content/a.md", 1), "", "长" * 40_000),))
    write_workbook(ENGLISH, Audited(METADATA, audit(Judged(long)), PLACES), tmp_path / "a.xlsx")
    assert rows(tmp_path / "a.xlsx", 0)[1][4] == "长" * 32_000


def test_one_process_tells_in_several_languages() -> None:
    told = [click.unstyle(as_text(language(code), audit(Judged(RATE)), PLACES)) for code in ("en", "zh_CN", "en")]
    assert told[0].splitlines()[0].endswith("column “报到率”: error T102-50573f66")
    assert told[1].splitlines()[0].endswith("第 1 行“数控技术”，列“报到率”: 错误 T102-50573f66")
    assert told[2] == told[0]
