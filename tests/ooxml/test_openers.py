"""Office files and zip archives are opened in `ooxml/`, and nowhere else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import reportdoc

SOURCE = Path(reportdoc.__file__).parent
OPENERS = {
    *("ZipFile", "PyZipFile", "Document", "DocxTemplate", "load_workbook", "read_excel", "ExcelFile", "unpack_archive"),
    *("open_workbook", "Package.open", "OpcPackage.open", "PackageReader.from_file"),
}
"""Names by which the libraries, as we have them, open an archive or a file that is one."""
LIBRARIES = {"zipfile", "docx", "docxtpl", "openpyxl", "pandas", "shutil", "tarfile", "xlrd"}
VETTED = {
    ("word/templates.py", "docx.Document(vetted(path))"),
    ("word/templates.py", "DocxTemplate(str(path))"),
    ("content/xlsx_file.py", "openpyxl.load_workbook(data, data_only=results)"),
    ("app/sealing/package.py", "zipfile.ZipFile(target, 'w')"),
}
"""What is opened outside: archives that `ooxml/` wrote from what it had looked at, and one that is being written.

docxtpl opens nothing where the document is set, which `open_template` does.
"""


@pytest.fixture(scope="module")
def nodes() -> list[tuple[str, list[ast.AST]]]:
    """The names of our source files that speak of one of the libraries, and the nodes of their syntax trees."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py"))}
    return [
        (path.relative_to(SOURCE).as_posix(), list(ast.walk(ast.parse(text))))
        for path, text in texts.items()
        if any(name in text for name in LIBRARIES)
    ]


def _openings(nodes: list[tuple[str, list[ast.AST]]]) -> Iterator[tuple[str, str]]:
    for file, inside in nodes:
        imported = {
            name.name: node.module.partition(".")[0]
            for node in inside
            if isinstance(node, ast.ImportFrom) and node.module
            for name in node.names
        }
        for node in inside:
            match node:
                case ast.Call(ast.Attribute(ast.Name(library), name)) if library in LIBRARIES and name in OPENERS:
                    yield file, ast.unparse(node)
                case ast.Call(ast.Attribute(ast.Name(owner), name)) if (
                    imported.get(owner) in LIBRARIES and f"{owner}.{name}" in OPENERS
                ):
                    yield file, ast.unparse(node)
                case ast.Call(ast.Name(name)) if imported.get(name) in LIBRARIES and name in OPENERS:
                    yield file, ast.unparse(node)


def test_no_room_opens_an_archive_past_the_door(nodes: list[tuple[str, list[ast.AST]]]) -> None:
    assert {one for one in _openings(nodes) if not one[0].startswith("ooxml/")} == VETTED


def test_the_door_is_one_function(nodes: list[tuple[str, list[ast.AST]]]) -> None:
    assert [one for one in _openings(nodes) if one[0].startswith("ooxml/") and one[0] != "ooxml/compound.py"] == [
        ("ooxml/archive.py", "ZipFile(stream)"),
        ("ooxml/writer.py", "ZipFile(target, 'w')"),
    ]


def test_workbooks_of_the_old_format_are_opened_in_one_place(nodes: list[tuple[str, list[ast.AST]]]) -> None:
    assert [file for file, opening in _openings(nodes) if opening.startswith("xlrd.")] == ["ooxml/compound.py"]


def test_no_library_that_opens_archives_goes_by_another_name(nodes: list[tuple[str, list[ast.AST]]]) -> None:
    for _, inside in nodes:
        for node in inside:
            if isinstance(node, ast.Import):
                libraries = [one for one in node.names if one.name.partition(".")[0] in LIBRARIES - {"pandas"}]
                assert not [one for one in libraries if one.asname]
            elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in LIBRARIES:
                assert not [one for one in node.names if one.asname and one.name in OPENERS]
