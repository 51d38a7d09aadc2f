"""Findings with one cause that no arithmetic tells: thirty half-width commas are one, with thirty places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

from reportdoc.audit.finding import Finding
from reportdoc.report.message import Message, message

_HABITS: Mapping[str, Message] = {
    "W605": message("half-width punctuation between Chinese characters"),
    "W606": message("the number of a document in another form than 〔2023〕51号"),
    "W607": message("a typed number in a heading, caption or title"),
    "W613": message("a paragraph that begins like a heading with a typed number"),
    "W614": message("a heading that is bold from end to end"),
    "C208": message("full-width digits in a cell"),
}
"""What one author does throughout, by the code of each slip."""

_AGAINST = ("G501", "G502", "G503")
"""What sentences state against one cell or one other sentence; the same value in several is one cause."""

_MANY = 3
"""Slips of one kind that are a habit."""


def gather_forms(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings with those of one habit as one.

    So are the empty cells of a row, the odd forms of a column, and the sentences that state one value against one cell.
    """
    groups: dict[Hashable, list[Finding]] = defaultdict(list)
    for found in findings:
        if (key := _key(found)) is not None:
            groups[key].append(found)
    gathered = {key: _gathered(group) for key, group in groups.items() if len(group) >= _least(group[0])}
    told: set[Hashable] = set()
    result: list[Finding] = []
    for found in findings:
        key = _key(found)
        if key is None or key not in gathered:
            result.append(found)
        elif key not in told:
            told.add(key)
            result.append(gathered[key])
    return result


def _key(found: Finding) -> Hashable:
    cell = found.spots[0].place.cell
    if found.code in _HABITS:
        return found.code
    if found.code == "C205" and cell:
        return found.code, found.spots[0].place.file, cell.row
    if found.code == "C207" and cell:
        return found.code, found.spots[0].place.file, cell.column, found.severity
    if found.code in _AGAINST and len(found.spots) > 1:
        return found.code, found.spots[1].place, found.stated, found.severity
    return None


def _least(found: Finding) -> int:
    return _MANY if found.code in _HABITS else 2


def _gathered(group: Sequence[Finding]) -> Finding:
    first = group[0]
    what = _HABITS.get(first.code, first.message)
    return Finding(
        first.code,
        max(member.severity for member in group),
        message("{what}: {count} places", what=what, count=len(group)),
        tuple(dict.fromkeys([*(member.spots[0] for member in group), *first.spots[1:]])),
        first.stated if len({member.stated for member in group}) == 1 else "",
        members=tuple(group),
        key=f"{first.code} {len(group)} {first.key}",
    )
