"""Ready for Windows, as far as the source can say."""

from __future__ import annotations

import ast
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from reportdoc.ooxml.package import opened
from tests.support.programs import ROOT

POSIX = frozenset(
    ("crypt", "fcntl", "grp", "nis", "posix", "pty", "pwd", "resource", "spwd", "syslog", "termios", "tty")
)
"""Modules of the standard library that Windows has not (Python documentation, Availability: Unix)."""
NAMES = frozenset(("SIGKILL", "SIGHUP", "SIGALRM", "killpg", "getuid", "getpgid", "fork", "setsid", "mkfifo", "chown"))
"""Names in `os` and `signal` that Windows has not."""
GUARDED = {
    "cache/key.py": {"getuid"},
    "layout/libreoffice/cleanup.py": {"getuid"},
    "project/processes.py": {"SIGKILL", "killpg"},
}
"""Where such a name stands, behind a question for the system; each file has a Windows form beside it."""
LINUX = ("batch/",)
"""Rooms that run on Linux alone: a province's reports are read on its server (docs/windows.md)."""
EVERY = {path.relative_to(ROOT / "src/reportdoc").as_posix(): path for path in (ROOT / "src/reportdoc").rglob("*.py")}
SOURCES = {name: path for name, path in EVERY.items() if not name.startswith(LINUX)}


def parsed(words: frozenset[str], sources: Mapping[str, Path] = SOURCES) -> Iterator[tuple[str, ast.Module]]:
    """Yield name and syntax of the files in which one of some words stands at all."""
    for name, path in sorted(sources.items()):
        text = path.read_text(encoding="utf-8")
        if any(word in text for word in words):
            yield name, ast.parse(text)


def imported_at_the_top(tree: ast.Module) -> Iterator[str]:
    """Yield what a file imports when it is imported, whatever stands around it, except below `if TYPE_CHECKING`."""
    waiting: list[ast.stmt] = list(tree.body)
    while waiting:
        statement = waiting.pop()
        match statement:
            case ast.Import(names=names):
                yield from (name.name.partition(".")[0] for name in names)
            case ast.ImportFrom(module=module):
                yield (module or "").partition(".")[0]
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                continue
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=others):
                waiting += others
            case _:
                waiting += [node for node in ast.iter_child_nodes(statement) if isinstance(node, ast.stmt)]


def test_no_file_imports_a_module_that_windows_has_not() -> None:
    assert len(SOURCES) > 400
    found = {
        name: found for name, tree in parsed(POSIX, EVERY) if (found := POSIX.intersection(imported_at_the_top(tree)))
    }
    assert found == {}


def test_names_that_windows_has_not_stand_only_where_a_windows_form_stands_beside_them() -> None:
    found: dict[str, set[str]] = {}
    for name, tree in parsed(NAMES):
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in NAMES:
                found.setdefault(name, set()).add(node.attr)
    assert found == GUARDED
    for name in found:
        assert 'sys.platform == "win32"' in SOURCES[name].read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ["\\", "/"])
def test_a_word_file_whose_zip_names_have_the_mark_of_windows_is_read(tmp_path: Path, ending: str) -> None:
    source = ROOT / "templates/report.docx"
    made = tmp_path / "made.docx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("/", ending), old.read(name))
    with opened(source) as expected, opened(made) as package:
        assert package.data("word/document.xml") == expected.data("word/document.xml")
