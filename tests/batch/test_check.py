"""`province check`: every submission has its row, readable or not; a run goes on where it was cut off."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from reportdoc.batch.job import Job
from reportdoc.batch.perform import perform
from reportdoc.batch.tables.schema import TABLES, columns
from tests.batch.conftest import Inbox
from tests.support.programs import ROOT, reportdoc

MARK = 3000
"""月收入 of the first college: the generator gives each its own."""


def table(output: Path, name: str) -> Any:
    """Return a table as pandas opens it."""
    return pd.read_parquet(output / "data" / f"{name}.parquet")


def everything(output: Path) -> dict[str, bytes]:
    """Return all results and tables by name."""
    files = [*(output / "data").iterdir(), *(output / "results").iterdir()]
    return {path.name: path.read_bytes() for path in files}


@pytest.mark.long
def test_every_submission_has_its_row_and_its_reason(inbox: Inbox) -> None:
    rows = table(inbox.output, "colleges").set_index("submission")
    assert list(rows.index) == ["10100-again", "10100-first", "10177-<b>&.docx", "10178-empty", "second"]
    assert list(rows["status"]) == ["read", "read", "unread", "unread", "read"]
    assert rows["reason"]["10177-<b>&.docx"] == "“10177-<b>&.docx”已损坏，或不是压缩文件（zip）"
    assert rows["code"]["10178-empty"] == "10178"
    assert rows["kind"]["second"] == "project"


def test_of_two_submissions_of_a_college_the_later_counts_and_that_is_said(inbox: Inbox) -> None:
    rows = table(inbox.output, "colleges").set_index("submission")
    assert list(rows["counts"]) == [True, False, False, False, True]
    assert "10100-again" in rows["note"]["10100-first"]


def test_two_colleges_with_one_code_are_both_kept_and_named(inbox: Inbox) -> None:
    notes = table(inbox.output, "colleges").set_index("submission")["note"]
    assert "云岭第一工业职业学院" in notes["10100-again"]
    assert "岚江第〇职业技术学院" in notes["second"]


def test_figures_are_those_of_their_submission_as_printed_and_as_number(inbox: Inbox) -> None:
    rows = table(inbox.output, "indicators")
    marks = rows[rows["indicator"] == "月收入"].set_index("submission")
    assert dict(marks["value"]) == {"10100-again": MARK, "10100-first": MARK, "second": MARK + 1}
    assert marks["printed"]["second"] == "3001"
    assert marks["place"]["second"] == "附表 1，第 6 行“月收入”，列“2023年”"
    assert set(rows["table"]) >= {"人才培养质量计分卡", "教学资源表", "落实政策表"}


def test_headings_and_paragraphs_are_listed_without_their_texts(inbox: Inbox) -> None:
    parts = table(inbox.output, "structure")
    assert list(parts[parts["submission"] == "second"]["title"][:2]) == ["人才培养", "人才培养成效"]
    texts = table(inbox.output, "paragraphs")
    assert list(texts.columns) == ["submission", "code", "position", "section", "hash", "length"]
    assert len(texts[texts["submission"] == "second"]) == 42


def test_a_second_run_reads_nothing_and_changes_no_byte(inbox: Inbox, tmp_path: Path) -> None:
    output = shutil.copytree(inbox.output, tmp_path / "out")
    before = everything(output)
    ran = reportdoc("province", "check", inbox.submissions, "--output", output, "--workers", "1", "--json")
    assert json.loads(ran.stdout)["done"] == 0
    assert everything(output) == before


def test_what_changed_is_read_again_and_nothing_else(inbox: Inbox, tmp_path: Path) -> None:
    submissions = shutil.copytree(inbox.submissions, tmp_path / "submissions")
    output = shutil.copytree(inbox.output, tmp_path / "out")
    (submissions / "10178-empty/a.docx").touch()
    ran = reportdoc("province", "check", submissions, "--output", output, "--workers", "1", "--json")
    told = json.loads(ran.stdout)
    assert told["done"] == 1
    assert "a.docx" in next(one["reason"] for one in told["colleges"] if one["submission"] == "10178-empty")


def test_a_result_that_was_cut_off_is_read_again(inbox: Inbox, tmp_path: Path) -> None:
    output = shutil.copytree(inbox.output, tmp_path / "out")
    before = everything(output)
    name = table(output, "colleges").set_index("submission")["result"]["10178-empty"]
    result = output / "results" / f"{name}.json"
    result.write_bytes(result.read_bytes()[:100])
    (output / "results/.half.json.123").write_bytes(b"{")
    reportdoc("province", "check", inbox.submissions, "--output", output, "--workers", "1")
    assert everything(output) == before


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ('{"format": 99}', "was made by a newer version of reportdoc"),
        ("{", "is damaged"),
        (None, "holds something else"),
    ],
)
def test_a_folder_that_is_not_ours_is_left_alone(inbox: Inbox, tmp_path: Path, made: str | None, said: str) -> None:
    (tmp_path / ("province.json" if made else "letter.txt")).write_text(made or "text")
    ran = reportdoc("province", "check", inbox.submissions, "--output", tmp_path)
    assert ran.returncode == 2
    assert said in ran.stderr
    assert len(list(tmp_path.iterdir())) == 1


def test_bad_input_is_told_in_a_line(inbox: Inbox, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    no_certificate = tmp_path / "authority.pem"
    no_certificate.write_text("none")
    for arguments, said in (
        ((tmp_path / "none", "--output", tmp_path / "out"), "there is no folder"),
        ((empty, "--output", tmp_path / "out"), "there is no submission"),
        ((inbox.submissions, "--output", tmp_path / "out", "--trust", no_certificate), "holds no certificates"),
        ((inbox.submissions, "--output", inbox.submissions / "out"), "is in the folder of submissions"),
        (
            (inbox.submissions, "--output", tmp_path / "out", "--scheduler", "tcp://127.0.0.1:9"),
            "there is no scheduler at tcp://127.0.0.1:9",
        ),
    ):
        ran = reportdoc("province", "check", *arguments)
        assert ran.returncode == 2
        assert said in ran.stderr
        assert ran.stderr.count("\n") == 1
        assert not (tmp_path / "out").exists()


@pytest.mark.long
def test_a_name_that_steers_a_terminal_does_not_in_the_reason_either(tmp_path: Path) -> None:
    path = tmp_path / "10179\x1b[31m\n.docx"
    path.write_bytes(b"PK")
    outcome = perform(Job("10179", path, tmp_path / "result.json"))
    assert outcome.reason == "“10179\ufffd[31m\ufffd.docx”已损坏，或不是 Word 文件（.docx）"


def test_every_column_is_described() -> None:
    page = (ROOT / "docs/province.md").read_text(encoding="utf-8")
    missing = [f"{name}.{column}" for name in TABLES for column in columns(name) if f"`{column}`" not in page]
    assert missing == []
