"""The identity of a file that is built, in its custom properties."""

from __future__ import annotations

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from reportdoc.ooxml.identity import CONTENT_TYPE, PART, TYPE, Identity, with_identity


def mark_identity(document: Document, identity: Identity, form: str = "") -> None:
    """Let a document know what it was made of and, of a form, what it is for; properties of the template stay."""
    package = document.part.package
    assert package is not None
    known = next((one for one in package.rels.values() if one.reltype == TYPE and not one.is_external), None)
    if known is None:
        part = Part(PackURI(f"/{PART}"), CONTENT_TYPE, with_identity(None, identity, form), package)
        package.relate_to(part, TYPE)
    else:
        known.target_part._blob = with_identity(known.target_part.blob, identity, form)
