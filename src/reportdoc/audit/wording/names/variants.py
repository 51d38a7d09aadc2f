"""Names that are spelled in two ways: one character of them is another, or missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.wording.names.alike import sound_alike
from reportdoc.audit.wording.names.cut import by_stem
from reportdoc.audit.wording.names.neighbours import Neighbours
from reportdoc.audit.wording.names.own_name import by_own_name
from reportdoc.audit.wording.names.people import by_case_person, by_person, people
from reportdoc.audit.wording.names.quoted import by_form, by_quotation
from reportdoc.audit.wording.names.runs import runs, texts
from reportdoc.audit.wording.names.slips import by_slip
from reportdoc.audit.wording.names.strangers import by_case, by_sound
from reportdoc.audit.wording.names.titles import by_title, named
from reportdoc.audit.wording.names.windows import by_context, by_part, by_suffix
from reportdoc.report.message import message
from reportdoc.report.place import Place


def variant_findings(document: Document) -> Iterator[Finding]:
    """Yield names of which one spelling recurs and another, a character apart, stands out; each difference once."""
    every = texts(document)
    found = runs(every)
    persons, near = people(document), Neighbours(found)
    told: set[frozenset[str]] = set()
    shown: dict[Place, list[str]] = defaultdict(list)
    for variant in (
        *by_own_name(document),
        *by_person(found, near, persons),
        *by_context(found, near),
        *by_title(document, found, near),
        *by_suffix(found),
        *by_part(found),
        *by_stem(found, near),
        *by_quotation(every),
        *by_form(found),
        *by_sound(found, near, persons.listed.keys()),
        *by_slip(every, {*named(document), *persons.known(near.threes, near.pairs)}),
        *by_case(document, near),
        *by_case_person(document, persons, near),
    ):
        usual, odd = variant.usual, variant.odd
        difference = variant.difference
        place = variant.spots[0].place
        if difference in told or any(odd in one or one in odd for one in shown[place]):
            continue
        told.add(difference)
        shown[place].append(odd)
        yield Finding(
            "W604",
            Severity.CONFLICT if variant.certain or _alike(usual, odd) else Severity.EXPLAIN,
            message("“{odd}” here, “{usual}” elsewhere", odd=odd, usual=usual),
            variant.spots,
            odd,
            usual,
            key=f"{odd} {usual}",
        )


def _alike(usual: str, odd: str) -> bool:
    differing = [(one, other) for one, other in zip(usual, odd, strict=False) if one != other]
    return len(usual) == len(odd) and len(differing) == 1 and sound_alike(*differing[0])
