"""Numbers of official documents: one document, one number; the year of its number is that of its issue."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.wording.names.runs import texts
from reportdoc.report.message import Message, message
from reportdoc.text.number import one_digit

_NUMBER = (
    r"(?P<agency>[一-鿿]{2,12})\s?[〔\[［【(（](?P<year>(?:19|20)[0-9]{2})[〕\]］】)）]\s?"
    r"(?:第\s?)?(?P<number>[0-9]{1,5})\s?号"
)

_NUMBERED = re.compile(rf"(?:《(?P<title>[^《》]{{4,80}})》|“(?P<name>[^“”]{{4,80}})”)\s?[（(]\s?{_NUMBER}")
"""A title and its number behind it in brackets."""

_ISSUED = re.compile(
    r"(?P<issued>(?:19|20)[0-9]{2})年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?，?[^，。；《》“”0-9]{0,16}"
    r"(?:印发|发布|出台|下发|制定|颁布|修订|制订)[^，。；《》“”0-9]{0,8}[《“][^《》“”]{4,80}[》”]\s?[（(]\s?" + _NUMBER
)
"""A year, a verb of issuing, a title, its number."""


@dataclass(frozen=True, slots=True)
class _Numbered:
    title: str
    """As printed."""
    agency: str
    year: str
    number: str
    spot: Spot

    @property
    def printed(self) -> str:
        return f"{self.agency}〔{self.year}〕{self.number}号"


def number_findings(document: Document) -> Iterator[Finding]:
    """Yield documents with two numbers, numbers with two documents, and numbers of another year than their issue."""
    by_title: dict[str, list[_Numbered]] = defaultdict(list)
    by_number: dict[str, list[_Numbered]] = defaultdict(list)
    for text, spot in _numbered(document):
        for found in _NUMBERED.finditer(text):
            one = _Numbered(
                found["title"] or found["name"],
                found["agency"],
                found["year"],
                found["number"].lstrip("0"),
                spot,
            )
            by_title[_bare(one.title)].append(one)
            by_number[one.printed].append(one)
        for found in _ISSUED.finditer(text):
            if found["issued"] != found["year"]:
                said = message("issued in {issued}, numbered in {year}", issued=found["issued"], year=found["year"])
                yield Finding("W618", Severity.CONFLICT, said, (spot,), found["year"], found["issued"], key=found[0])
    yield from _agencies(document)
    yield from _houses(document)
    yield from _untitled(document, by_number)
    for group in by_title.values():
        printed = list(dict.fromkeys(one.printed for one in group))
        if len(printed) > 1:
            said = message(
                "the document {title} has the numbers {numbers}", title=group[0].title, numbers="、".join(printed)
            )
            yield _finding(group, said, printed)
    for group in by_number.values():
        titles = list({_bare(one.title): one.title for one in group}.values())
        if len(titles) > 1 and not any(one in other for one in titles for other in titles if one != other):
            said = message("{number} is the number of {titles}", number=group[0].printed, titles="、".join(titles))
            yield _finding(group, said, titles)


def _numbered(document: Document) -> Iterator[tuple[str, Spot]]:
    return ((text, spot) for text, spot in texts(document) if "号" in text)


def _agencies(document: Document) -> Iterator[Finding]:
    """Yield numbers whose agency is written with one character more, less, other or out of place elsewhere."""
    seen: dict[tuple[str, str], dict[str, Spot]] = defaultdict(dict)
    for text, spot in _numbered(document):
        for found in re.finditer(_NUMBER, text):
            seen[found["year"], found["number"].lstrip("0")].setdefault(found["agency"], spot)
    for (year, number), agencies in seen.items():
        for one, other in combinations(agencies, 2):
            if _misspelt(one, other):
                said = message(
                    "“{odd}” here, “{usual}” elsewhere",
                    odd=f"{other}〔{year}〕{number}号",
                    usual=f"{one}〔{year}〕{number}号",
                )
                yield Finding("W618", Severity.CONFLICT, said, (agencies[other], agencies[one]), other, one)


_LEVELS = frozenset("厅司部办局委处科省市县区")
"""What tells two agencies, or papers of one, apart that are called alike: 教职成厅函, 教职成司函."""


def _houses(document: Document) -> Iterator[Finding]:
    """Yield the agency that stands in one number where others have it with another character: 云冀院, 云翼院.

    The last character says what kind of paper it is: 澜警院发, 澜警院党.
    """
    told = [(found["agency"], spot) for text, spot in _numbered(document) for found in re.finditer(_NUMBER, text)]
    times = Counter(agency[-length:] for agency, _ in told for length in range(_AGENCY, len(agency) + 1))
    near = {key: usual for usual, _ in told if times[usual] > 1 for key in _keys(usual)}
    for agency, spot in told:
        for odd in (agency[-length:] for length in range(_AGENCY, len(agency) + 1)):
            usual = next((near[key] for key in _keys(odd) if key in near), odd) if times[odd] == 1 else odd
            if not (set(odd) ^ set(usual)) & _LEVELS and odd != usual:
                said = message("“{odd}” here, “{usual}” elsewhere", odd=odd, usual=usual)
                other = next(there for name, there in told if name.endswith(usual))
                yield Finding("W618", Severity.CONFLICT, said, (spot, other), odd, usual)


def _keys(agency: str) -> Iterator[str]:
    """Yield an agency with each character within left open, and with the order of its characters.

    The first may be a town's and a province's: 东政办发, 江政办发.
    """
    yield "".join(sorted(agency[:-1])) + agency[-1]
    yield from (f"{agency[:at]}*{agency[at + 1 :]}" for at in range(1, len(agency) - 1))


def _untitled(document: Document, groups: Mapping[str, Sequence[_Numbered]]) -> Iterator[Finding]:
    """Yield numbers without a title that stand nowhere else, a slip away from one that does."""
    titled = {f"{one.agency[-_AGENCY:]}〔{one.year}〕{one.number}号" for group in groups.values() for one in group}
    told: dict[str, list[Spot]] = defaultdict(list)
    for text, spot in _numbered(document):
        for found in re.finditer(_NUMBER, text):
            told[_printed(found)].append(spot)
    for text, spot in _numbered(document):
        spans = [found.span() for found in _NUMBERED.finditer(text)]
        for found in re.finditer(_NUMBER, text):
            number = _printed(found)
            inside = any(start <= found.start() < stop for start, stop in spans)
            if inside or len(told[number]) > 1 or number in titled:
                continue
            near = [other for other in told if _is_slip(found, other) and other != number]
            if len(near) == 1:
                said = message("“{odd}” here, “{usual}” elsewhere", odd=number, usual=near[0])
                yield Finding("W618", Severity.CONFLICT, said, (spot, told[near[0]][0]), number, near[0])


def _printed(found: re.Match[str]) -> str:
    return f"{found['agency'][-_AGENCY:]}〔{found['year']}〕{found['number'].lstrip('0')}号"


_AGENCY = 3
"""Characters of an agency's short name; before it may stand words of its sentence."""


def _is_slip(found: re.Match[str], other: str) -> bool:
    """Tell whether two numbers of one agency and year have two digits swapped, or one of three another."""
    agency, year, number = _printed(found).replace("号", "").replace("〕", "〔").split("〔")
    one, its_year, its_number = other.replace("号", "").replace("〕", "〔").split("〔")
    swapped = sorted(number) == sorted(its_number)
    return (agency, year) == (one, its_year) and one_digit(number, its_number) and (swapped or len(number) > _PLAIN)


_PLAIN = 2
"""Digits of a number of which one that is another tells nothing: a college issues as many in a year."""


def _misspelt(one: str, other: str) -> bool:
    """Tell whether two short names of agencies differ by a slip; one may have words of its sentence before it."""
    length = min(len(one), len(other))
    one, other = one[-length:], other[-length:]
    differing = sum(first != second for first, second in zip(one, other, strict=True))
    return length >= 3 and (differing == 1 or (differing == 2 and sorted(one) == sorted(other)))


def _finding(group: Sequence[_Numbered], said: Message, stated: Sequence[str]) -> Finding:
    """Return a finding at the places of a group, the rarer first."""
    spots = sorted(group, key=lambda one: sum(other.printed == one.printed for other in group))
    places = tuple(dict.fromkeys(one.spot for one in spots))
    return Finding("W618", Severity.CONFLICT, said, places, " ≠ ".join(stated), key=" ".join(sorted(stated)))


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
