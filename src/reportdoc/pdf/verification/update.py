"""What revisions after the first signature have changed, object by object, against what the revision before said.

pyHanko can tell as well, and allows what the standards allow: far more than a sealed report needs. Here, little is
expected: a time stamp over the document with its field, the signature of a field that was left for it, validation data
(ISO 32000-2, 12.8.4, 12.8.5), and the date on which that was written. After the last signature that a person made,
nothing that a reader sees or a program runs may change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reportdoc.pdf.verification import catalog, fields, metadata, validation_data
from reportdoc.pdf.verification.coverage import Closed
from reportdoc.pdf.verification.objects import RevisionStep
from reportdoc.pdf.verification.revisions import Revision

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader


def strange(
    reader: PdfFileReader,
    found: Sequence[Revision],
    closed: Sequence[Closed],
    times: Mapping[int, datetime | None],
) -> frozenset[int]:
    """Return the numbers of the objects that nothing explains; `times` says when signatures were made, by revision."""
    first = closed[0].number
    left = _left(reader, closed[0])
    by_revision = {one.number: one for one in closed}
    numbers: set[int] = set()
    for number in range(first + 1, len(found)):
        section = found[number].section
        listed = [one for one, (place, _) in section.written.items() if place != section.start]
        step = RevisionStep(reader, number, listed, int(found[number - 1].section.trailer["/Size"]))
        numbers |= _unexplained(step, by_revision.get(number), left, _latest(number, times))
    return frozenset(numbers)


def _unexplained(step: RevisionStep, closed: Closed | None, left: frozenset[int], latest: datetime) -> set[int]:
    signed = fields.expected(step, closed, left) if closed else set()
    stored = validation_data.expected(step)
    explained = signed | (stored or set()) | metadata.expected(step, latest)
    if stored is not None and catalog.sound(step, bool(signed or stored)):
        explained.add(step.root)
    # A revision that nobody has closed and with which nothing came in is none of what may come, whatever it repeats.
    return set(step.listed - explained) or (set() if closed or stored else set(step.listed))


def _left(reader: PdfFileReader, first: Closed) -> frozenset[int]:
    """Return the fields that the first signature leaves for others, if it allows any change (DocMDP, 12.8.2.2)."""
    from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields

    if first.signature.docmdp_level is MDPPerm.NO_CHANGES:
        return frozenset()
    shown = enumerate_sig_fields(reader.get_historical_resolver(first.number))
    return frozenset(field.idnum for _, value, field in shown if value is None)


def _latest(number: int, times: Mapping[int, datetime | None]) -> datetime:
    """Return when a revision was written at the latest: when the next signature was made, or now."""
    later = [time for revision, time in sorted(times.items()) if revision >= number and time]
    return later[0] if later else datetime.now(UTC)
