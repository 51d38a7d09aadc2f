"""The command itself: help, version, a wrong command line, a quick start."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from reportdoc import __version__
from tests.support.programs import reportdoc

HELP = """\
Usage: reportdoc [OPTIONS] COMMAND [ARGS]...

  Compile a college's annual quality report into its official Word file and
  the same document as PDF.

Options:
  --version        Show the version and exit.
  -v, --verbose    Show what is done beneath: programs, caches, retries.
  --log-file FILE  Add the same to FILE, with times.
  --lang LANG      Language of messages: en or zh_CN (default: the system's).
  -h, --help       Show this message and exit.

Commands:
  accept    Accept a finding with a reason.
  approve   Record the signatory's decision.
  bind      Bind numbers of the text to cells.
  build     Build the Word file and the PDF.
  check     Hold figures and texts against each other.
  comment   Remark on a paragraph, or close a remark.
  confirm   Answer for numbers, by name and evidence.
  diff      Show what changed between two versions.
  doctor    Say what is there to build with, and what is missing.
  explain   Say why a finding is right as it is.
  form      Write forms for departments to fill in.
  import    Make a project of a Word file.
  incoming  List, take in or return what waits.
  new       Make a small project that builds at once.
  province  Read and compare the reports of a province.
  seal      Merge the signed page, stamp, sign and package.
  serve     Open the workbench in a browser.
  settings  Say who answers for what, and until when.
  snapshot  Keep the version of today under a name.
  status    Show what is in and what is missing.
  take      Take a department's file into the project.
  undo      Take back what the latest command wrote.
  verify    Say whether a sealed PDF is whole, and who signed.
  watch     Build again whenever a file is saved.

  Example:
    reportdoc new 年报
    reportdoc build 年报
    reportdoc serve 年报

  Exit codes: 0 done; 1 something outside the content failed, or check has a
  finding; 2 problems in the content, or a wrong command line; 3 Word file
  made, but no layout engine.
"""

BUILD_HELP = """\
Usage: reportdoc build [OPTIONS] [PROJECT]

  Build the report in PROJECT, a folder with content/report.yaml (default:
  this folder).

  Writes <code>-<college>-<year>年度质量报告.docx and .pdf. Files of that name
  are replaced only when the new ones are whole. Where nothing has changed
  since the last build, nothing is done.

Options:
  --output DIR     Where to write (default: PROJECT/output).
  --no-pdf         Make the Word file alone, without page numbers.
  --clean          Start from nothing: use nothing that an earlier build has
                   kept.
  --no-check       Do not count what reportdoc check would find.
  --verify         Read the PDF a second time, and stop where outline, links,
                   page labels or directories say otherwise than its pages.
  --review         Make a copy for reading and marking instead, -征求意见稿.docx
                   and .pdf: numbered lines, tracked changes, the source of
                   each bound figure, and the open comments. reportdoc take
                   takes it back.
  --json           Print the summary, or what is wrong, as JSON.
  -v, --verbose    Show what is done beneath: programs, caches, retries.
  --log-file FILE  Add the same to FILE, with times.
  --lang LANG      Language of messages: en or zh_CN (default: the system's).
  -h, --help       Show this message and exit.

  Example:
    reportdoc build 年报
    reportdoc build 年报 --review
"""

CHECK_HELP = """\
Usage: reportdoc check [OPTIONS] [PROJECT]

  Hold the figures and texts of the report in PROJECT (default: this folder)
  against each other. Nothing is changed.

  A finding is an error: wrong by arithmetic, structure or rule; or a
  conflict: two places state different values; or to explain: it may be
  another definition. What is right as it is, is accepted with its id, a
  reason and a name in content/accepted.yaml.

  The ledger lists every number and who or what answers for it: bound to a
  value, checked against another place, confirmed by somebody in
  content/confirmed.csv, lapsed since, or open.

Options:
  --format FORMAT     text, json or xlsx, findings and ledger (default: as
                      FILE ends, or else text).
  --output FILE       Where to write (default: text and json on the screen,
                      xlsx into PROJECT/output).
  --only CODES        Look for these alone: codes or their beginnings, as
                      T,C2.
  --fail-on SEVERITY  The least that counts: error, conflict or explain
                      (default: conflict).
  --accepted          Show in the text what is accepted, too.
  -v, --verbose       Show what is done beneath: programs, caches, retries.
  --log-file FILE     Add the same to FILE, with times.
  --lang LANG         Language of messages: en or zh_CN (default: the
                      system's).
  -h, --help          Show this message and exit.

  Example:
    reportdoc check 年报
    reportdoc check 年报 --format xlsx --output 核查.xlsx

  Exit codes: 0 no finding as grave as --fail-on says; 1 there is one, or
  something outside the content failed; 2 problems in the content, or a wrong
  command line.
"""

HEAVY = {
    "docx",
    "docxtpl",
    "jinja2",
    "lxml",
    "markdown_it",
    "openpyxl",
    "pandas",
    "PIL",
    "pydantic",
    "pypdf",
    "rich",
    "xlsxwriter",
}


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_the_help_says_what_there_is(option: str) -> None:
    done = reportdoc(option)
    assert (done.returncode, done.stdout, done.stderr) == (0, HELP, "")


def test_the_help_of_build_says_what_is_written_where() -> None:
    done = reportdoc("build", "--help")
    assert (done.returncode, done.stdout) == (0, BUILD_HELP)


def test_the_help_of_check_says_what_is_found_and_what_the_exit_code_means() -> None:
    done = reportdoc("check", "--help")
    assert (done.returncode, done.stdout) == (0, CHECK_HELP)


def test_the_version_is_printed() -> None:
    done = reportdoc("--version")
    assert (done.returncode, done.stdout) == (0, f"reportdoc {__version__}\n")


def test_without_a_command_the_help_is_shown_and_the_exit_code_is_2() -> None:
    done = reportdoc()
    assert done.returncode == 2
    assert done.stdout + done.stderr == HELP


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["buil"], "Error: No such command 'buil'. Did you mean 'build'?"),
        (["build", "--jsn"], "Error: No such option '--jsn'. Did you mean '--json'?"),
        (["build", "one", "two"], "Error: Got unexpected extra argument (two)"),
        (["new"], "Error: Missing argument 'DIR'."),
        (
            ["check", "--fail-on", "nothing"],
            "Error: Invalid value for '--fail-on': 'nothing' is not one of 'explain', 'conflict', 'error'.",
        ),
        (["check", "--output", "a.pdf"], "Error: say with --format what a.pdf is to be"),
        (["--lang"], "Error: Option '--lang' requires an argument."),
    ],
)
def test_a_wrong_command_line_is_told_with_the_way_out(arguments: list[str], told: str) -> None:
    done = reportdoc(*arguments)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == told


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["check", "--help"], ["new", "--help"]])
def test_help_waits_for_no_heavy_library(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "from reportdoc.cli import main; main()", *arguments],
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=600,
    )
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert done.returncode == 0
    assert "reportdoc.cli.group" in imported
    assert imported & HEAVY == set()


def test_the_version_waits_for_nothing_but_python() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "from reportdoc.cli import main; main()", "--version"],
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=600,
    )
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert done.stdout == f"reportdoc {__version__}\n"
    assert {name for name in imported if name.startswith("reportdoc.")} == {"reportdoc.cli"}
    assert not imported & {"click", "gettext", "inspect", "importlib.metadata"}


@pytest.mark.parametrize("arguments", [["--help"], ["--lang", "zh_CN", "--help"]])
def test_help_loads_no_command_and_no_use_case(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "from reportdoc.cli import main; main()", *arguments],
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=600,
    )
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert {name for name in imported if name.startswith("reportdoc.")} == {
        "reportdoc.cli",
        "reportdoc.cli.group",
        "reportdoc.cli.help",
        "reportdoc.cli.language",
        "reportdoc.cli.lazy",
        "reportdoc.cli.logs",
        "reportdoc.present",
        "reportdoc.present.language",
        "reportdoc.report",
        "reportdoc.report.message",
    }


def test_the_list_of_commands_says_what_each_command_is_there_for() -> None:
    listed = HELP.partition("Commands:\n")[2].partition("\n\n")[0]
    for line in listed.splitlines():
        done = reportdoc(line.split()[0], "--help")
        assert (done.returncode, done.stdout.split()[:3]) == (0, ["Usage:", "reportdoc", line.split()[0]])
