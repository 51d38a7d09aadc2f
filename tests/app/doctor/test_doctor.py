"""`reportdoc doctor`: what is there to build a report with, what is missing, and what to do."""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from reportdoc.app.doctor import machine
from reportdoc.app.doctor.diagnosis import State
from reportdoc.layout import fonts
from reportdoc.layout.windows_fonts import families, file_families, known_as
from reportdoc.present.language import language
from tests.support.programs import output, reportdoc, reportdoc_process
from tests.support.sealing.issuer import Issuer, Wish

NO_ENGINE = (("REPORTDOC_SOFFICE", "/nowhere/soffice"),)


def told(*arguments: str | Path, ready: bool, engine: bool = True) -> dict[str, list[tuple[str, str, list[str]]]]:
    """Return by name what a look at the machine has found: state, words and advice."""
    done = reportdoc("doctor", "--json", *arguments, environment=() if engine else NO_ENGINE)
    found = json.loads(done.stdout)
    assert (done.returncode, found["ready"]) == (0 if ready else 1, ready), done.stderr
    checks: dict[str, list[tuple[str, str, list[str]]]] = {}
    for check in found["checks"]:
        checks.setdefault(check["name"], []).append((check["state"], check["found"], check["advice"]))
    return checks


def test_where_all_is_there_a_report_can_be_built(tmp_path: Path) -> None:
    done = reportdoc("doctor", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[-1] == "A report can be built."
    assert any(line.startswith("ok       layout engine    LibreOffice ") for line in lines)
    assert any(line.startswith("ok       a page laid out  ") for line in lines)
    assert "note     font             仿宋 is not there; Noto Serif CJK SC stands in for it in the PDF" in lines
    assert "→ it is sold by Founder (方正): with a licence of the college's, put its file into fonts/" in done.stdout
    assert done.stdout.count("→ they come with Windows or Office") == 1
    assert list(tmp_path.iterdir()) == []


def test_without_a_layout_engine_the_exit_code_is_1_and_the_page_says_where_to_get_one(tmp_path: Path) -> None:
    done = reportdoc("doctor", folder=tmp_path, environment=NO_ENGINE)
    assert done.returncode == 1
    assert "MISSING  layout engine  REPORTDOC_SOFFICE names /nowhere/soffice, which is no program" in done.stdout
    assert "→ name LibreOffice's program soffice there, or take the variable away" in done.stdout
    assert "www.libreoffice.org" in done.stdout
    assert done.stdout.splitlines()[-1] == "No report can be built yet. Missing: layout engine"


def test_without_a_font_with_chinese_characters_no_report_can_be_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    latin = Path(output("fc-match", "-f", "%{file}", "Liberation Serif"))
    (tmp_path / "fonts").mkdir()
    shutil.copy(latin, tmp_path / "fonts")
    monkeypatch.setattr(fonts, "SYSTEM_FONTS", (str(tmp_path / "fonts"),))
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS"):
        monkeypatch.setenv(variable, str(tmp_path))
    found = told(ready=False, engine=False)["font"]
    states = {words.split()[0]: state for state, words, _ in found}
    assert states == {"Times": "note"} | dict.fromkeys(("仿宋", "宋体", "楷体", "黑体", "方正小标宋简体"), "missing")
    assert all("Noto Serif CJK SC" in advice[0] for state, _, advice in found if state == "missing")


def test_a_project_with_problems_in_its_content_cannot_be_built(project: Path) -> None:
    (project / "content/chapters/2-service.md").write_text(
        "# 服务 {#sec-service}\n\n见@tbl-nothing。\n", encoding="utf-8"
    )
    (found,) = told(project, ready=False)["content"]
    assert found == ("missing", "problems: 1", ["reportdoc build shows them with their places"])


def test_a_project_that_can_be_built_is_named(project: Path) -> None:
    assert told(project, ready=True)["content"] == [("good", "某某职业技术学院, 2023", [])]


def test_keys_and_expired_certificates_in_the_project_are_told(project: Path) -> None:
    issuer = Issuer()
    issuer.trust(project / "ca.pem")
    (project / "empty.pem").write_bytes(b"")
    end = datetime(2025, 6, 30, tzinfo=UTC)
    old = issuer.issue(issuer.key, Wish("样例学院", start=end - timedelta(days=300), end=end))
    (project / "old.crt").write_bytes(old.public_bytes(Encoding.DER))
    (project / "校章.p12").write_bytes(b"")
    sound, *rest = told(project, ready=False, engine=False)["certificate"]
    assert sound[0] == "good"
    assert sound[1].startswith("ca.pem: 样例根, valid until ")
    assert rest == [
        ("note", "empty.pem holds no certificate", []),
        (
            "note",
            "old.crt: 样例学院, valid until 2025-06-30",
            ["it has expired: ask its authority for the new one"],
        ),
        (
            "note",
            "校章.p12 holds a private key",
            ["keep it elsewhere: whoever is handed the folder is handed the key"],
        ),
    ]


def test_a_folder_that_cannot_be_written_and_a_full_disk_are_told() -> None:
    (rights,) = machine.rights(Path("/proc"))
    assert rights.state is State.MISSING
    assert rights.found.arguments["folder"] == "/proc"
    assert machine.room(Path("/proc")).state is State.MISSING  # it has no room at all


def test_a_full_disk_of_temporary_files_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(machine.passing(tmp_path)) == []
    monkeypatch.setattr(tempfile, "gettempdir", lambda: "/proc")  # it has no room at all
    (found,) = machine.passing(tmp_path)
    assert (found.state, found.found.arguments) == (State.MISSING, {"free": 0, "folder": "/proc"})
    assert "TMPDIR" in str(found.advice[0])


def test_why_a_folder_cannot_be_written_is_said_in_chinese_too() -> None:
    (rights,) = machine.rights(Path("/proc"))
    assert language("zh_CN").translated(rights.found) == "/proc 不能写入：没有这个文件或文件夹"


def test_what_will_be_made_later_is_judged_by_the_folder_around_it(tmp_path: Path) -> None:
    (rights,) = machine.rights(tmp_path / "2024/年报")
    assert rights.state is State.GOOD
    assert list(tmp_path.iterdir()) == []


def test_a_package_that_does_not_load_is_told_and_nothing_that_needs_it_is_tried(tmp_path: Path) -> None:
    (tmp_path / "pikepdf.py").write_text('raise ImportError("DLL load failed")\n')
    done = reportdoc_process("doctor", folder=tmp_path, environment=(("PYTHONPATH", str(tmp_path)),))
    assert (done.returncode, done.stderr) == (1, "")
    assert "MISSING  program       pikepdf does not load: DLL load failed\n" in done.stdout
    assert "layout engine" not in done.stdout
    assert done.stdout.splitlines()[-1] == "No report can be built yet. Missing: program"


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("宋体", True),
        ("新宋体", True),
        ("仿宋", True),
        ("楷体", False),
        ("Times New Roman", True),
        ("方正小标宋简体", True),
    ],
)
def test_fonts_of_windows_are_known_by_their_chinese_and_english_names(tmp_path: Path, name: str, known: bool) -> None:
    (tmp_path / "FZXBSJW.TTF").write_bytes(b"")
    (tmp_path / "readme.txt").write_bytes(b"")
    listed = families(
        ["SimSun & NSimSun (TrueType)", "仿宋 (TrueType)", "Times New Roman (TrueType)", "Fixedsys (VGA res)"]
    )
    assert listed == {"simsun", "nsimsun", "仿宋", "times new roman", "fixedsys"}
    assert known_as(name, listed | file_families(tmp_path)) is known
