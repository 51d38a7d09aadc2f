"""By what a Word file that was built here knows itself: a custom property, which every office program keeps.

Word, LibreOffice 7.4 and ONLYOFFICE were seen to keep `docProps/custom.xml` when they save (ECMA-376 Part 1, 22.3);
document variables and empty bookmarks are lost in two of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from reportdoc.ooxml.names import parse
from reportdoc.ooxml.package import Package

NAME = "reportdoc"
"""Name of the property."""
FORM = "reportdoc-form"
"""Name of the property by which a form knows what it is for."""
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
PART = "docProps/custom.xml"
_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
NO_PROPERTIES = f'<Properties xmlns="{_SPACE}"/>'.encode()
"""The part of a file without such properties."""
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""`fmtid` of a user's properties (22.3.2.2)."""
_IDENTITY = re.compile(r"(?P<code>\S{1,40}) (?P<year>\d{4}) (?P<content>[0-9a-f]{32})")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a built file was made of."""

    code: str
    """Of the college."""
    year: int
    content: str
    """Digest of all files that were read, 32 hexadecimal digits."""

    def __str__(self) -> str:
        return f"{self.code} {self.year} {self.content}"


def identity(package: Package) -> Identity | None:
    """Return by what a Word file knows itself; nothing where it is none of ours, or has lost it."""
    found = _IDENTITY.fullmatch(_property(package, NAME))
    return Identity(found["code"], int(found["year"]), found["content"]) if found else None


def form_mark(package: Package) -> str:
    """Return by what a form knows what it is for; nothing where a Word file is no form."""
    return _property(package, FORM)


def _property(package: Package, name: str) -> str:
    for kind, target in package.targets("").values():
        if kind == TYPE and (root := package.xml(target)) is not None:
            for one in root.iterfind(f"{{{_SPACE}}}property[@name='{name}']"):
                return "".join(map(str, one.itertext())).strip()
    return ""


def with_identity(properties: bytes | None, identity: Identity, form: str = "") -> bytes:
    """Return the part of a file's custom properties, which may be there already, with its identity and form's mark."""
    root = (
        parse(properties)
        if properties
        else etree.Element(f"{{{_SPACE}}}Properties", nsmap={None: _SPACE, "vt": _VALUES})
    )
    for name, text in ((NAME, str(identity)), (FORM, form)):
        for one in root.findall(f"{{{_SPACE}}}property[@name='{name}']"):
            root.remove(one)
        if text:
            number = max((int(one.get("pid", "1")) for one in root), default=1) + 1
            added = etree.SubElement(root, f"{{{_SPACE}}}property", fmtid=_FORMAT, pid=str(number), name=name)
            etree.SubElement(added, f"{{{_VALUES}}}lpwstr").text = text
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
