"""Validating the redlines of many tests in one run: the validator takes longer to start than for all of them."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from tests.redline.resolve import W
from tests.support import validator
from tests.support.fuzzing import one_in

_DOCUMENT = "word/document.xml"
_SHARED = re.compile(r"\[Content_Types\]\.xml|_rels/\.rels|word/(_rels/document\.xml\.rels|(document|styles)\.xml)")
"""Parts of files that go together; others, such as notes, are referred to by number."""
_APART = 10_000
"""Numbers between those of two files: more than any of them has."""


class Together:
    """Redlines that wait for the validator, by the test that made them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._waiting: dict[tuple[tuple[str, bytes], ...], list[tuple[str, Path]]] = defaultdict(list)
        self._apart: list[tuple[str, Path]] = []

    def add(self, test: str, redline: Path) -> None:
        """Let a copy of a redline wait."""
        with ZipFile(redline) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        copy = self._folder / f"{sum(map(len, self._waiting.values())) + len(self._apart)}.docx"
        copy.write_bytes(redline.read_bytes())
        if all(map(_SHARED.fullmatch, parts)):
            self._waiting[tuple(item for item in sorted(parts.items()) if item[0] != _DOCUMENT)].append((test, copy))
        else:
            self._apart.append((test, copy))

    def errors(self) -> dict[str, list[str]]:
        """Validate all that wait, usually one in four of those with parts of their own; return the errors by test.

        Others are validated in one file, and each by itself where that has errors.
        """
        doubtful = list(one_in(4, self._apart))
        for number, waiting in enumerate(self._waiting.values()):
            if validator.errors(_joined([path for _, path in waiting], self._folder / f"joined-{number}.docx")):
                doubtful += waiting
        return {f"{test}, {path}": wrong for test, path in doubtful if (wrong := validator.errors(path))}


def _joined(files: list[Path], target: Path) -> Path:
    """Write a file with the bodies of some one behind the other; each one's section ends with a paragraph."""
    with ZipFile(files[0]) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts[_DOCUMENT])
    (body,) = root.findall(f"{W}body")
    for number, path in enumerate(files[1:], 1):
        _end_section(body)
        with ZipFile(path) as package:
            (more,) = etree.fromstring(package.read(_DOCUMENT)).findall(f"{W}body")
        for element in more.iter():
            if f"{W}id" in element.attrib:
                element.set(f"{W}id", str(int(element.get(f"{W}id", "")) + number * _APART))
        body.extend(list(more))
    with ZipFile(target, "w") as package:
        for name, content in (parts | {_DOCUMENT: etree.tostring(root)}).items():
            package.writestr(name, content)
    return target


def _end_section(body: etree._Element) -> None:
    if len(body) and body[-1].tag == f"{W}sectPr":
        section = body[-1]
        properties = etree.SubElement(etree.SubElement(body, f"{W}p"), f"{W}pPr")
        properties.append(section)
