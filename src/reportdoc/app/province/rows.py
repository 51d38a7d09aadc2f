"""The rows of the tables in `OUT/data`; docs/province.md describes every column."""

from __future__ import annotations

from dataclasses import dataclass, field

UNREAD = "unread"
READ = "read"
BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class College:
    """A submission: one row of `colleges`."""

    submission: str
    """Name of the file or folder handed in."""
    status: str
    """`read` or `unread`."""
    reason: str = ""
    """Why it could not be read."""
    code: str = ""
    college: str = ""
    year: int = 0
    kind: str = ""
    """`package`, `word` or `project`."""
    counts: bool = False
    """Whether it is the submission of its college that counts: the latest that could be read and has no broken seal."""
    note: str = ""
    """What is odd about it among the others: handed in twice, another college's code."""
    seal: str = ""
    """`verified`, `unverified` (whole, signer unknown), `broken`, or empty: not sealed."""
    seal_reasons: str = ""
    signer: str = ""
    made: str = ""
    """When the package was sealed, as its manifest says."""
    modified: str = ""
    """When the file handed in was last changed, UTC."""
    missing_tables: str = ""
    missing_chapters: str = ""
    headings: int = 0
    cases: int = 0
    figures: int = 0
    tables: int = 0
    paragraphs: int = 0
    characters: int = 0
    errors: int = 0
    conflicts: int = 0
    to_explain: int = 0
    accepted: int = 0
    numbers: int = 0
    open_numbers: int = 0
    problems: int = 0
    """What keeps the project, or the one made of the Word file, from being built."""
    pages: int = 0
    """Of the whole report, cover and directories among them; 0 where nobody laid it out."""
    pages_unknown: str = ""
    """Why its pages are not known although they were asked for."""
    result: str = ""
    """Name of its file in `OUT/results`, without the ending."""


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """A value of an indicator table: one row of `indicators`."""

    submission: str
    code: str
    position: int
    """Among the submission's values, from 0."""
    year: int
    table: str
    indicator: str
    """Its names from the top of its group down, joined by －."""
    unit: str
    printed: str
    value: float | None
    place: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding of the audit: one row of `findings`."""

    submission: str
    code: str
    position: int
    finding: str
    """The finding's id."""
    rule: str
    """The code of its kind, T101."""
    severity: str
    message: str
    place: str
    stated: str
    expected: str
    owner: str
    accepted: bool
    page: int = 0
    """Counted from the cover, which is 1; 0 where nobody laid it out, or it was not found."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, case, figure or table: one row of `structure`."""

    submission: str
    code: str
    position: int
    kind: str
    level: int
    """Of a heading; 0 for what is none."""
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """A paragraph: one row of `paragraphs`; its text and signature are in the result's file alone."""

    submission: str
    code: str
    position: int
    section: str
    hash: str
    """Of its letters, digits and characters without punctuation and spaces: SHA-256, the first 32 digits."""
    length: int
    """Characters that the hash is made of."""
    text: str = field(default="", compare=False)
    signature: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Run:
    """How the tables were made: the one row of `runs`; no time stands in it, so that the same input gives the same."""

    format: int
    program: str
    code: str
    """Digest of the program and the profiles that the results were made with."""
    submissions: int
    read: int
    unread: int


@dataclass(frozen=True, slots=True)
class Record:
    """All that a submission gave."""

    college: College
    indicators: tuple[IndicatorValue, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    structure: tuple[Part, ...] = ()
    paragraphs: tuple[ParagraphRow, ...] = ()
