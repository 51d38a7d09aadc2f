"""Events that are held again and again: 第十八届, 连续举办十八届, one a year since 2006."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from reportdoc.audit.agreement.model.cell import name_columns
from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import Passage, PassageKind, Sentence
from reportdoc.report.message import message
from reportdoc.text.numerals import CHARACTERS, numeral

CODE = "G505"

_YEAR = r"(?:19|20)[0-9]{2}"

_ORDINAL = re.compile(
    rf"(?:(?P<year>{_YEAR})年(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)?，?[^，。；0-9第]{{0,12}})?第\s?(?P<n>[0-9]{{1,3}}|[{CHARACTERS}]{{1,4}})\s?届(?P<name>[^，。；：、！？\n（]{{0,30}})"
)

_HELD = re.compile(
    rf"(?P<name>[^，。；：、！？\n]{{3,20}}?)(?:已|已经)?(?:连续|累计|先后)?(?:成功)?(?:举办|举行|召开|开展|办)(?:了|至今)?(?P<n>[0-9]{{1,3}}|[{CHARACTERS}]{{1,4}})届(?!毕业|学生)"
)
"""E has been held so many times."""

_FIRST = re.compile(
    rf"(?:始于|创办于|起源于|发起于)(?P<one>{_YEAR})年|(?:首届|第一届)[在于是为办]*(?P<third>{_YEAR})年|(?P<other>{_YEAR})年[^，。；0-9]{{0,14}}?(?:首次|首届|首办|创办|启动|发起|设立|开始|起(?=[，每连举]))"
)

_YEARLY = re.compile(
    r"每年[^，。；]{0,4}一届|每年(?:[0-9]{1,2}月(?:份|底|初)?|[春夏秋冬]季?)[^，。；0-9]{0,4}(?:举办|举行|开展)|每年1届|从未间断|一年一[届度次]|每年(?:都|均)?(?:举办|举行|开展)|连续[^。；]{1,3}年"
)

_STOPPED = re.compile(
    rf"(?P<years>{_YEAR}年?(?:[、和及]{_YEAR}年?){{0,4}})[^，。；0-9]{{0,16}}(?:停办|停赛|未举办|未能举办|暂停|取消|中断)"
)

_ELSEWHEN = re.compile(r"上一?届|前一?届|往届|历届|下一?届|比第|较第|由第|从第|第[^，。；]{1,4}届的")

_NAME_END = re.compile(r"的|在|上|中|期间|获|以|由|于|共|暨|将|已|连续|举[办行]|是|为|现场|圆满|成功|活动|开幕|闭幕")
"""Words behind an event's name."""

_LEAST = 3
"""Characters of a name by which an event is known."""


@dataclass(frozen=True, slots=True)
class _Edition:
    name: str
    """What is held, without marks; may be cut behind."""
    number: int
    printed: str
    year: int | None
    spot: Spot
    group: tuple[str, str]
    """Heading and case it stands under."""
    before: str
    """The character before its number."""
    apart: bool
    """Its sentence speaks of other editions too."""


def edition_findings(document: Document) -> Iterator[Finding]:
    """Yield numbers of events that do not go together, or with the year in which they began."""
    editions = [edition for passage in document.passages for edition in _editions(passage)]
    told: set[tuple[Spot, str]] = set()
    for found in _listed(document, editions):
        told.add((found.spots[0], found.stated))
        yield found
    for passage in document.passages:
        for found in _from_first_year(passage, document.year):
            told.add((found.spots[0], found.stated))
            yield found
    by_start: dict[str, list[_Edition]] = defaultdict(list)
    for edition in editions:
        if len(edition.name) >= _LEAST:
            by_start[edition.name[:_LEAST]].append(edition)
    for group in by_start.values():
        yield from _twice(group, told)
    yield from _in_series(document, editions, told)
    yield from _counted(document, editions)


def _editions(passage: Passage) -> Iterator[_Edition]:
    for sentence in passage.sentences:
        if "届" not in sentence.dated:
            continue
        apart = _ELSEWHEN.search(sentence.dated) is not None
        for found in _ORDINAL.finditer(sentence.dated):
            name = re.sub(r"[\W_]+", "", _NAME_END.split(found["name"], maxsplit=1)[0])
            label = passage.block if passage.kind is PassageKind.CASE else passage.case
            year = int(found["year"]) if found["year"] else None
            printed = f"第{found['n']}届"
            start = sentence.dated.rfind("第", 0, found.start("n"))
            before = sentence.dated[max(0, start - 1) : start]
            group = (passage.heading, label)
            yield _Edition(name, _number(found["n"]), printed, year, sentence.spot, group, before, apart)


_SERIES = re.compile(
    r"(?:^|[，。；：])[“《]?(?P<name>[一-鿿A-Za-z]{3,16}?)[”》]?(?:创办|创立|始|由|自|从|于|是|诞生|启动|举办)"
)
"""What a passage about a yearly event begins with: its name."""


def _in_series(document: Document, editions: Sequence[_Edition], told: set[tuple[Spot, str]]) -> Iterator[Finding]:
    """Yield numbers of this year's edition that the first year, told anywhere, does not give."""
    for passage in document.passages:
        first, name = _FIRST.search(passage.text), _SERIES.search(passage.text)
        if not first or not name or name.start() > first.start() or not _YEARLY.search(passage.text):
            continue
        begun = int(first["one"] or first["third"] or first["other"])
        stopped = {int(each) for found in _STOPPED.finditer(passage.text) for each in re.findall(_YEAR, found["years"])}
        missed = sum(begun < each <= document.year for each in stopped)
        exact = document.year - begun + 1 - missed
        for edition in editions:
            years = {int(each) for each in re.findall(rf"({_YEAR})年", edition.spot.text)} - {document.year, begun}
            off = abs(edition.number - exact)
            own = not re.match(r"[一-鿿]", edition.before) or edition.before in _LEADS
            same = edition.name.startswith(name["name"]) and own and not edition.apart and not years
            if same and 0 < off <= _SLIP and (edition.spot, edition.printed) not in told:
                told.add((edition.spot, edition.printed))
                yield _expected(edition.spot, edition.printed, begun, document.year, missed, exact)


_LEADS = "年月日办行开展到了是为的来届"
"""Characters before a number that are no end of another name: 全省第十五届运动会 is not ours."""

_SLIP = 3
"""How far off the number of an edition is at most where it is a slip."""


def _number(text: str) -> int:
    return int(text) if text.isdigit() else numeral(text) or 0


def _twice(group: Sequence[_Edition], told: set[tuple[Spot, str]]) -> Iterator[Finding]:
    """Yield two numbers of one event in one year or under one heading."""
    for one, other in combinations(group, 2):
        size = min(len(one.name), len(other.name))
        if one.name[:size] != other.name[:size] or one.number == other.number or one.apart or other.apart:
            continue
        years = {edition.year for edition in (one, other)} - {None}
        same_year = one.year == other.year is not None
        if not same_year and (one.group != other.group or len(years) > 1):
            continue
        if not any((edition.spot, edition.printed) in told for edition in (one, other)):
            said = message("{name}: {one} here, {other} there", name=one.name, one=other.printed, other=one.printed)
            spots = tuple(dict.fromkeys((other.spot, one.spot)))
            yield Finding(CODE, Severity.CONFLICT, said, spots, other.printed, one.printed, key=f"{one.name} 届")
            told |= {(edition.spot, edition.printed) for edition in (one, other)}


_CELL = re.compile(rf"第\s?([0-9]{{1,3}}|[{CHARACTERS}]{{1,4}})\s?届")


def _listed(document: Document, editions: Sequence[_Edition]) -> Iterator[Finding]:
    """Yield numbers of this year's editions that are others than those in the row of a table that names the event."""
    rows: dict[str, tuple[int, str, Spot]] = {}
    for sheet in document.sheets:
        names = name_columns(sheet)
        for row in sheet.body if names and not sheet.annex and str(document.year - 1) not in sheet.caption else ():
            for column in range(sheet.grid.width):
                if found := _CELL.fullmatch(sheet.text(row, column)):
                    name = re.sub(r"[\W_]+", "", sheet.text(row, names[0]))
                    rows[name] = (_number(found[1]), found[0], sheet.cell(row, column))
    for edition in editions:
        years = {int(each) for each in re.findall(rf"({_YEAR})年", edition.spot.text)} - {document.year}
        if edition.apart or years or edition.year not in (None, document.year):
            continue
        name = next((name for name in rows if _is_named(edition, name)), "")
        if name and rows[name][0] != edition.number:
            _, printed, cell = rows[name]
            said = message("{name}: {one} here, {other} there", name=name, one=edition.printed, other=printed)
            key = f"{name} {edition.printed} {edition.spot.text}"
            yield Finding(CODE, Severity.CONFLICT, said, (edition.spot, cell), edition.printed, printed, key=key)


def _is_named(edition: _Edition, name: str) -> bool:
    """Tell whether an edition is of an event that a row names; the words behind its number may be cut, or go on."""
    shorter = min(len(edition.name), len(name))
    return shorter >= _LEAST and edition.name[:shorter] == name[:shorter] and shorter * 2 > len(name)


def _counted(document: Document, editions: Sequence[_Edition]) -> Iterator[Finding]:
    """Yield how often something has been held, where its latest number is another."""
    for sentence in document.sentences:
        for found in _HELD.finditer(sentence.dated) if "届" in sentence.dated else ():
            held, name = _number(found["n"]), re.sub(r"[\W_]+", "", found["name"])
            same = [
                one
                for one in editions
                if len(one.name) >= _LEAST and one.name[:12] in name and one.year in (None, document.year)
            ]
            if same and held not in {one.number for one in same}:
                last = max(same, key=lambda one: one.number)
                said = message(
                    "{name}: {one} here, {other} there", name=last.name, one=f"{found['n']}届", other=last.printed
                )
                yield Finding(
                    CODE,
                    Severity.CONFLICT,
                    said,
                    (sentence.spot, last.spot),
                    f"{found['n']}届",
                    last.printed,
                    key=found[0],
                )


def _from_first_year(passage: Passage, year: int) -> Iterator[Finding]:
    """Yield the number of a yearly event that its first year, told in the same passage, does not give."""
    text = "".join(sentence.dated for sentence in passage.sentences)
    first = _FIRST.search(text)
    numbers = {_number(found["n"]) for found in _ORDINAL.finditer(text)}
    if not first or not _YEARLY.search(text) or not numbers or _ELSEWHEN.search(text):
        return
    dated = len(numbers) > 1
    begun = int(first["one"] or first["third"] or first["other"])
    stopped = {int(each) for found in _STOPPED.finditer(text) for each in re.findall(_YEAR, found["years"])}
    current = year
    for sentence in passage.sentences:
        for found in _ORDINAL.finditer(sentence.dated):
            if dated and (found["year"] is None or int(found["year"]) == begun):
                continue  # of several editions, those are judged that bear their year
            current = _year_before(sentence, found, current, begun)
            missed = sum(begun < each <= current for each in stopped)
            exact = current - begun + 1 - missed
            if _number(found["n"]) != exact:
                yield _expected(sentence.spot, f"第{found['n']}届", begun, current, missed, exact)
        years = [int(each) for each in re.findall(rf"({_YEAR})年", sentence.dated)]
        current = next((each for each in reversed(years) if each != begun and each <= year), current)


def _year_before(sentence: Sentence, found: re.Match[str], current: int, begun: int) -> int:
    years = [int(each) for each in re.findall(rf"({_YEAR})年", sentence.dated[: found.end("n")])]
    return next((each for each in reversed(years) if each != begun), current)


def _expected(spot: Spot, stated: str, begun: int, year: int, missed: int, exact: int) -> Finding:
    said = message("once a year since {first}: {year} is number {exact}", first=begun, year=year, exact=exact)
    formula = f"{year} − {begun} + 1{f' − {missed}' if missed else ''} = {exact}"
    return Finding(CODE, Severity.ERROR, said, (spot,), stated, formula)
