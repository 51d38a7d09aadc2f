"""`reportdoc check` as its user meets it, and every form of its findings."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import openpyxl
import pytest

from reportdoc.app.audit.check import Audited
from reportdoc.audit.acceptance import Acceptance, Judged
from reportdoc.audit.audit import Audit
from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.ledger import Ledger, LedgerEntry, Origin, Status
from reportdoc.present.findings.json import as_data
from reportdoc.present.findings.text import as_text
from reportdoc.present.findings.workbook import write_workbook
from reportdoc.present.language import language
from reportdoc.report.address import Address
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.report.report import Metadata
from tests.cli.folder import project
from tests.support.programs import reportdoc

ENGLISH = language("en")
GONE = "T101-3f9c02ab: {reason: 口径不同, name: 教务处}\n"
"""An acceptance of nothing: a finding to explain."""
GONE_ID = "R801-ca85a86c"
NAME = "12345-示例职业技术学院-2023-audit.xlsx"
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
    Status.MATCHED,
    (Origin(Place("content/chapters/1.md", 12), "=报到率为96.20%。"),),
)
LEDGER = Ledger((ENTRY, LedgerEntry(SENTENCE, "报到率为96.20%。", "96.20", "%", Status.UNMATCHED, ())))


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


def accept(folder: Path, text: str = GONE) -> Path:
    (folder / "content/accepted.yaml").write_text(text, encoding="utf-8")
    return folder


def rows(path: Path, sheet: int) -> list[list[object]]:
    return [list(row) for row in openpyxl.load_workbook(path).worksheets[sheet].iter_rows(values_only=True)]


def test_a_clean_report_is_told_in_two_lines(tmp_path: Path) -> None:
    done = reportdoc("check", project(tmp_path, "# 人才培养\n\n学校有教师620人。\n"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "0 errors, 0 conflicts, 0 to explain, 0 accepted\n1 number: 0 bound, 0 matched, 1 unmatched\n"
    )


def test_a_finding_is_told_with_place_severity_id_and_message(tmp_path: Path) -> None:
    done = reportdoc("check", folder=accept(project(tmp_path)))
    assert done.stdout.splitlines() == [
        f"content/accepted.yaml:1: to explain {GONE_ID}",
        "  nothing is found any more that has the id T101-3f9c02ab; delete its acceptance",
        "",
        "0 errors, 0 conflicts, 1 to explain, 0 accepted",
        "0 numbers: 0 bound, 0 matched, 0 unmatched",
    ]


@pytest.mark.parametrize(("fail_on", "code"), [("explain", 1), ("conflict", 0), ("error", 0)])
def test_the_exit_code_is_1_where_a_finding_is_grave_enough(tmp_path: Path, fail_on: str, code: int) -> None:
    accept(project(tmp_path))
    assert reportdoc("check", tmp_path, "--fail-on", fail_on).returncode == code
    assert reportdoc("check", tmp_path, "--fail-on", fail_on, "--format", "json").returncode == code


def test_an_error_is_grave_enough_until_it_is_accepted(tmp_path: Path) -> None:
    project(tmp_path, '# 人才培养\n\n见@tbl-t。\n\n::: {.table #tbl-t src="t.csv"}\n录取情况\n:::\n')
    (tmp_path / "content/t.csv").write_text("专业,录取数\n机械,#DIV/0!\n电工,12\n", encoding="utf-8")
    done = reportdoc("check", tmp_path, "--only", "C", "--format", "json")
    assert done.returncode == 1
    (found,) = json.loads(done.stdout)["findings"]
    assert found["severity"] == "error"
    assert found["places"][0]["cell"] == "B2"
    accept(tmp_path, f"{found['id']}: {{reason: 待教务处核对, name: 张三, date: 2024-01-05}}\n")
    done = reportdoc("check", tmp_path, "--only", "c", "--format", "json")
    assert done.returncode == 0
    (found,) = json.loads(done.stdout)["findings"]
    assert found["accepted"] == {"reason": "待教务处核对", "name": "张三", "date": "2024-01-05"}
    assert reportdoc("check", tmp_path, "--only", "C").stdout.startswith("0 errors, 0 conflicts, 0 to explain, 1 ")
    assert "accepted by 张三 2024-01-05: 待教务处核对" in reportdoc("check", tmp_path, "--accepted").stdout


def test_only_what_is_asked_for_is_found(tmp_path: Path) -> None:
    accept(project(tmp_path))
    assert GONE_ID in reportdoc("check", tmp_path, "--only", "g, r8").stdout
    assert GONE_ID not in reportdoc("check", tmp_path, "--only", "G").stdout


@pytest.mark.parametrize("option", [[], ["--format", "json"]])
def test_a_code_that_is_none_is_a_wrong_command_line(tmp_path: Path, option: list[str]) -> None:
    done = reportdoc("check", project(tmp_path), "--only", "R801,R81", *option)
    told = 'there is no code "R81" (did you mean "R801"?)'
    assert done.returncode == 2
    if option:
        assert json.loads(done.stdout) == {"error": told}
    else:
        assert done.stderr == f"Error: {told}\n"


def test_a_project_that_cannot_be_read_is_told_with_all_that_is_wrong(tmp_path: Path) -> None:
    accept(project(tmp_path, "# 人才培养\n\n见 @tbl-clubs。\n"), "T101-3f9c02ab: {name: 张三}\n")
    done = reportdoc("check", tmp_path, "--format", "json")
    assert (done.returncode, done.stderr) == (2, "")
    problems = json.loads(done.stdout)["problems"]
    assert [(one["file"], one["line"]) for one in problems] == [
        ("content/accepted.yaml", 1),
        ("content/chapters/1.md", 3),
    ]
    assert reportdoc("check", tmp_path).stderr.startswith("2 problems in the content:\n")


def test_a_workbook_is_written_into_the_output_folder(tmp_path: Path) -> None:
    done = reportdoc("check", "--format", "xlsx", folder=accept(project(tmp_path)))
    assert (done.returncode, done.stdout, done.stderr) == (0, f"output/{NAME}\n", "")
    assert [path.name for path in (tmp_path / "output").iterdir()] == [NAME]
    assert [row[11] for row in rows(tmp_path / "output" / NAME, 0)] == ["Id", GONE_ID]


@pytest.mark.parametrize(("name", "begins"), [("a.txt", b"content/"), ("a.json", b"{"), ("a.xlsx", b"PK")])
def test_output_names_the_file_and_its_ending_the_format(tmp_path: Path, name: str, begins: bytes) -> None:
    done = reportdoc("check", accept(project(tmp_path / "p")), "--output", tmp_path / "new" / name)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "new" / name).read_bytes().startswith(begins)
    assert done.stdout + done.stderr == f"{tmp_path}/new/{name}\n"
    assert [path.name for path in (tmp_path / "new").iterdir()] == [name]


def test_an_output_that_cannot_be_is_told_without_a_traceback(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "file").touch()
    done = reportdoc("check", "--format", "xlsx", "--output", "file/a.xlsx", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: file") and "Traceback" not in done.stderr


def test_findings_are_told_in_chinese(tmp_path: Path) -> None:
    done = reportdoc("--lang", "zh_CN", "check", accept(project(tmp_path)))
    assert done.stdout.splitlines() == [
        f"content/accepted.yaml:1: 待说明 {GONE_ID}",
        "  编号为 T101-3f9c02ab 的问题已不存在，请删去对它的接受说明",
        "",
        "0 处错误，0 处矛盾，1 处待说明，0 处已接受",
        "共 0 个数：已绑定 0 个，已核对 0 个，未核对 0 个",
    ]


def test_text_shows_the_formula_further_places_and_a_dozen_members() -> None:
    assert as_text(ENGLISH, audit(Judged(RATE), Judged(LISTED, ACCEPTANCE), gathered(14))).splitlines() == [
        "content/tables/majors.csv[F2], 1.4.1: \x1b[31m\x1b[1merror\x1b[0m " + RATE.identity,
        "  报到率 does not follow from its counts",
        "  expected: 2152 ÷ 2214 = 97.20%",
        "  see content/chapters/1.md:12, 1.4.1: =报到率为96.20%。 （含补录）",
        "",
        "content/b.csv[B1], 2: \x1b[33m\x1b[1mconflict\x1b[0m " + gathered(14).finding.identity,
        "  the column is shifted",
        *(f"  - content/b.csv[B{n}]: wrong" for n in range(1, 13)),
        "  and 2 more",
        "",
        "\x1b[1m1 error, 1 conflict, 0 to explain, 1 accepted\x1b[0m",
        "2 numbers: 0 bound, 1 matched, 1 unmatched",
    ]


def test_json_has_every_key_of_every_finding() -> None:
    data = as_data(ENGLISH, audit(Judged(RATE), Judged(LISTED, ACCEPTANCE), gathered(1)))
    first, second, third = data["findings"]
    assert first == {
        "id": RATE.identity,
        "code": "T102",
        "severity": "error",
        "message": "报到率 does not follow from its counts",
        "places": [
            {"file": "content/tables/majors.csv", "line": None, "cell": "F2", "section": "1.4.1", "text": "96.20"},
            {
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
    assert data["ledger"] == {"numbers": 2, "bound": 0, "matched": 1, "unmatched": 1}


def test_the_workbook_has_findings_by_department_and_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    results = audit(Judged(LISTED, ACCEPTANCE), gathered(2), Judged(RATE))
    write_workbook(ENGLISH, Audited(METADATA, results), path)
    header, *found = rows(path, 0)
    assert header == [
        "Department",
        "Severity",
        "Code",
        "File",
        "Line or cell",
        "Section",
        "Text as printed",
        "What is wrong",
        "Stated",
        "Expected",
        "Further places",
        "Id",
        "Accepted",
    ]
    assert [(row[0], row[1], row[2]) for row in found] == [
        ("招生办", "error", "T102"),
        ("招生办", "conflict", "T103"),
        (None, "to explain", "C201"),
    ]
    assert found[0][3:] == [
        "content/tables/majors.csv",
        "F2",
        "1.4.1",
        "96.20",
        "报到率 does not follow from its counts",
        "96.20%",
        "2152 ÷ 2214 = 97.20%",
        "content/chapters/1.md:12, 1.4.1: =报到率为96.20%。\n（含补录）",
        RATE.identity,
        None,
    ]
    assert found[1][10] == "content/b.csv[B1]: wrong\ncontent/b.csv[B2]: wrong"
    assert found[2][12] == "accepted by 张三 2024-01-05: 与上年口径一致"
    assert rows(path, 1) == [
        ["File", "Line or cell", "Section", "Text as printed", "Number", "Unit", "Status", "Source"],
        [
            "content/tables/majors.csv",
            "F2",
            "1.4.1",
            "招生情况，报到率",
            "96.20",
            "%",
            "matched",
            "content/chapters/1.md:12 =报到率为96.20%。",
        ],
        ["content/chapters/1.md", "12", "1.4.1", "报到率为96.20%。", "96.20", "%", "unmatched", None],
    ]


def test_nothing_of_the_content_becomes_a_formula_and_the_header_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    spot = Spot(Place("content/a.md", 1), "", "=HYPERLINK(1)")
    bad = Finding("T101", Severity.ERROR, message("wrong"), (spot,), stated="=1+1", expected="+1", key="@SUM(1)")
    write_workbook(ENGLISH, Audited(METADATA, audit(Judged(bad))), path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert sheet["G2"].value == "=HYPERLINK(1)"
    assert sheet["G2"].alignment.wrap_text
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:M2")


def test_the_same_findings_give_the_same_workbook(tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(ENGLISH, Audited(METADATA, audit(Judged(RATE))), tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_text_longer_than_a_cell_takes_is_cut(tmp_path: Path) -> None:
    long = Finding("T101", Severity.ERROR, message("wrong"), (Spot(Place("content/a.md", 1), "", "长" * 40_000),))
    write_workbook(ENGLISH, Audited(METADATA, audit(Judged(long))), tmp_path / "a.xlsx")
    assert rows(tmp_path / "a.xlsx", 0)[1][6] == "长" * 32_000
