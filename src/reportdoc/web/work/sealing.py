"""Sealing for the pages, in a process with limits: the order goes in, plain words come out."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportdoc.app.sealing.request import Order
from reportdoc.project.folders import OUTPUT
from reportdoc.report.message import Message

DECLARATION = "declaration_seal"
"""Bookmark of the template on the declaration's page."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was made, and what is said of it."""

    package: str
    """Name of its folder below `output`."""
    lines: tuple[str, ...]


def sealed(project: Path, order: Order, passphrase: str, language_code: str) -> Outcome:
    """Seal a project; raises what `seal` raises."""
    from reportdoc.app.sealing.seal import seal
    from reportdoc.present.language import language
    from reportdoc.present.seal.text import as_text, notices

    output, spoken = project / OUTPUT, language(language_code)
    found = seal(project, output, output, order, lambda name, number: passphrase, _quietly)
    lines = (*notices(spoken, found), *as_text(spoken, found, order).split("\n"))
    assert found.folder
    return Outcome(found.folder.name, tuple(line for line in lines if str(output) not in line))


def verified(package: Path, language_code: str) -> tuple[bool, tuple[str, ...]]:
    """Return whether a sealed package is whole, and what is said of it; nobody is asked over the network."""
    from reportdoc.app.sealing.verify import verify
    from reportdoc.present.language import language
    from reportdoc.present.verification.text import as_text

    found = verify(package / f"{package.name}.pdf", package, (), offline=True)
    text = as_text(language(language_code), found.verdict, found.match, found.holds)
    # What nobody has signed electronically is whole where nothing of the package has changed.
    intact = found.verdict.intact if found.verdict.signed else not found.verdict.changes
    return intact and not (found.match and found.match.problems), tuple(text.split("\n"))


def declaration_page(pdf: Path) -> bytes:
    """Return the page with the declaration as a PDF of its own; raises InputError where there is none."""
    from pikepdf import Pdf

    from reportdoc.pdf.placement import page_of

    with Pdf.open(pdf) as report, Pdf.new() as single:
        single.pages.append(report.pages[page_of(report, DECLARATION)])
        stream = BytesIO()
        single.save(stream)
    return stream.getvalue()


def _quietly(name: Message, index: int, steps: int) -> None:
    """Tell nobody of the steps."""
