"""Names and processes as Windows has them, as far as pure paths and written-down answers can show it here."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest

from reportdoc.project.portable import clashes, fault, otherwise_spelled, portable, too_deep
from reportdoc.project.processes import alive, apart, commands, end, end_group, numbered
from reportdoc.project.publishing.moving import held, move, patiently
from tests.support.programs import PATIENCE, reportdoc, wait_until
from tests.support.systems import WINDOWS, needs_capitals


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("chapters/1-talent.md", None),
        ("图片/校 园.jpg", None),
        ("console.md", None),
        ("com10.csv", None),
        (".hidden", None),
        ("CON", '"CON" is the name of a device on Windows'),
        ("chapters/aux.md", '"aux.md" is the name of a device on Windows'),
        ("nul/表.csv", '"nul" is the name of a device on Windows'),
        ("Com1.tar.gz", '"Com1.tar.gz" is the name of a device on Windows'),
        ("lpt² .md", '"lpt² .md" is the name of a device on Windows'),
        ("表./a.csv", '"表." ends with a dot or a space, which Windows drops'),
        ("a.csv ", '"a.csv " ends with a dot or a space, which Windows drops'),
        ("a:b.csv", '"a:b.csv" holds the character :'),
        ("何？?.csv", '"何？?.csv" holds the character ?'),
    ],
)
def test_names_that_windows_cannot_have_are_told(path: str, told: str | None) -> None:
    found = fault(path)
    assert (found and found.template.format(**found.arguments)) == told


def test_a_file_that_windows_does_not_let_go_is_told_with_what_to_do() -> None:
    refused = PermissionError(13, "拒绝访问。", r"C:\年报\output\report.docx")
    told = held(refused, "win32")
    assert told and told.hint
    assert told.message.template.format(**told.message.arguments) == (
        r'"C:\年报\output\report.docx" cannot be replaced: 拒绝访问。'
    )
    assert told.hint.template == "close the program that has it open, such as Word or WPS, and try again"
    assert held(refused, "linux") is None
    assert held(FileNotFoundError(2, "gone", "a"), "win32") is None


@pytest.mark.parametrize(
    ("name", "safe"),
    [("clubs", "clubs"), ("con", "con-"), ("nul.csv", "nul-.csv"), ("a<b>", "a-b-"), ("表 .", "表"), ("...", "-")],
)
def test_names_made_of_an_authors_become_such_that_windows_can_have(name: str, safe: str) -> None:
    assert portable(name) == safe
    assert fault(portable(name)) is None
    assert PureWindowsPath(safe).name == safe


def test_paths_that_are_one_file_elsewhere_are_found() -> None:
    paths = ["content/a.md", "content/B.md", "content/A.md", "content/e\u0301.md", "content/\u00e9.md", "other/a.md"]
    assert list(clashes(paths)) == [
        ("content/A.md", "content/a.md"),
        ("content/e\u0301.md", "content/\u00e9.md"),
    ]


@pytest.mark.parametrize(
    ("asked", "real", "true"),
    [
        ("chapters/1-a.md", r"C:\Users\张三\桌面\年报 2024\content\chapters\1-a.md", None),
        ("Chapters/1-A.md", r"C:\Users\张三\桌面\年报 2024\content\chapters\1-a.md", "chapters/1-a.md"),
        ("a.md", r"\\server\share\content\A.md", "A.md"),
        ("link.md", r"C:\content\target.md", None),
    ],
)
def test_a_file_that_windows_finds_under_another_spelling_is_told(asked: str, real: str, true: str | None) -> None:
    # Python's own paths of Windows take both spellings for equal; the parts tell them apart.
    assert otherwise_spelled(PureWindowsPath(asked), PureWindowsPath(real)) == true


def test_a_project_too_deep_for_windows_is_known_by_its_folder() -> None:
    assert not too_deep(PureWindowsPath(r"C:\Users\张三\桌面\年报 2024"))
    assert too_deep(PureWindowsPath("C:\\" + "各部门交来的稿件\\" * 15))


@pytest.mark.parametrize("name", ["chapters/aux.md", "chapters/2-service.md."])
@pytest.mark.skipif(WINDOWS, reason="Windows makes no file of such a name")
def test_a_chapter_whose_name_windows_cannot_have_is_told_with_its_place(tmp_path: Path, name: str) -> None:
    assert reportdoc("new", tmp_path / "p").returncode == 0
    report = tmp_path / "p/content/report.yaml"
    (tmp_path / "p/content/chapters/2-service.md").rename(tmp_path / "p/content" / name)
    text = report.read_text(encoding="utf-8").replace("chapters/2-service.md", f'"{name}"')
    report.write_text(text, encoding="utf-8")
    done = reportdoc("build", "--no-pdf", tmp_path / "p")
    assert done.returncode == 2
    assert "content/report.yaml:16 chapters[1].file: " in done.stderr
    assert "(rename it, so that the project can be opened on every system)" in done.stderr


@needs_capitals
def test_two_chapters_that_differ_only_in_capitals_are_told(tmp_path: Path) -> None:
    assert reportdoc("new", tmp_path / "p").returncode == 0
    content = tmp_path / "p/content"
    (content / "chapters/2-Service.md").write_text("# 另一章 {#sec-other}\n\n## 一节\n\n文字。\n", encoding="utf-8")
    text = (content / "report.yaml").read_text(encoding="utf-8")
    second = "  - file: chapters/2-service.md\n"
    (content / "report.yaml").write_text(
        text.replace(second, f"  - file: chapters/2-Service.md\n{second}"), encoding="utf-8"
    )
    done = reportdoc("build", "--no-pdf", tmp_path / "p")
    assert done.returncode == 2
    assert (
        "content/chapters/2-service.md: Windows and macOS take it for the same file as content/chapters/2-Service.md "
        "(rename one of them)"
    ) in done.stderr


def test_answers_of_windows_about_processes_are_understood() -> None:
    told = ['4711 "C:\\Program Files\\LibreOffice\\program\\soffice.bin" -env:a', "", "0 ", "Idle"]
    assert list(numbered(told)) == [
        (4711, '"C:\\Program Files\\LibreOffice\\program\\soffice.bin" -env:a'),
        (0, ""),
    ]


def test_a_program_is_found_by_its_command() -> None:
    mark = "a-program-to-be-found"
    with subprocess.Popen([sys.executable, "-c", f"input() # {mark}"], stdin=subprocess.PIPE) as program:
        wait_until(lambda: any(number == program.pid and mark in command for number, command in commands()))
        program.communicate(b"\n")


@pytest.mark.parametrize("ending", [end, end_group])
def test_a_program_that_waits_is_ended(ending: Callable[[int], None]) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, **apart()) as program:
        assert alive(program.pid)
        ending(program.pid)
        program.wait(PATIENCE)
        program.communicate()
    assert not alive(program.pid)
    end_group(program.pid)


def test_what_only_looks_at_a_file_is_waited_for_and_what_keeps_it_is_not(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("new")
    (tmp_path / "old").write_text("old")
    refusals = [PermissionError, PermissionError]

    def act() -> None:
        if refusals:
            raise refusals.pop()
        move(tmp_path / "new", tmp_path / "old")

    patiently(act, (0, 0, 0))
    assert (tmp_path / "old").read_text() == "new"
    refusals += [PermissionError] * 4
    with pytest.raises(PermissionError):
        patiently(act, (0, 0, 0))
    assert refusals == []
