"""Years of one thing told twice: a year compared with itself, a class and the year it began or ended in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import Passage, PassageKind, Sentence
from reportdoc.report.message import message
from reportdoc.text.numerals import numeral
from reportdoc.text.surnames import SURNAMES

_YEAR = r"(?:19|20)[0-9]{2}"

_ITSELF = re.compile(
    rf"(?P<told>{_YEAR})(?P<kind>年|届|级|学年)(?![0-9前后起至到—-])(?P<words>[^。；]{{0,60}}?)[，、（]?(?:比|较|与|同)(?:上[一]?[年届级])?（?(?P<base>{_YEAR})(?P=kind)"
    r"(?!底|末|初|[0-9]{1,2}月|[^，。；]{0,6}(?:目标|计划|预算|规划|前|起))[^，。；]{0,20}?(?:多|少|增|减|提高|提升|上升|下降|降低|高|低|扩大|持平|翻|相比)"
)
"""2023年…，比2023年增加: a year compared with itself."""

_LEFT = re.compile(
    rf"(?P<year>{_YEAR})年(?:[0-9]{{1,2}}月)?[^，。；0-9年]{{0,6}}毕业(?!生|班|证|设计|实习|率|后?[一二三四五六七八九十两])"
)

_CAME = re.compile(
    rf"(?P<year>{_YEAR})年(?:[0-9]{{1,2}}月|秋季?)?[^，。；0-9年级届]{{0,6}}(?:考入|考取|入学|入校|进入(?:学|我)[校院]|被录取)"
)

_CLASS_OUT = re.compile(rf"(?P<year>{_YEAR})届[^，。；0-9]{{0,14}}(?:毕业生|校友|学生|同学)")

_CLASS_IN = re.compile(rf"(?P<year>{_YEAR})级[^，。；0-9]{{0,20}}(?:学生|同学|班|专业|校友)")

_PERSON = re.compile(
    rf"(?P<year>{_YEAR})(?P<kind>级|届)[^，。；、0-9]{{0,20}}(?:学生|同学|毕业生|校友|学员)(?P<name>[一-鿿]{{3}})"
)
"""A class, and a person of it by name."""

_EARLY = re.compile(rf"(?P<year>{_YEAR})级[^，。；、0-9]{{0,8}}毕业生")

_SEEN = re.compile(
    "(?:毕业|离校|就业|工作)[后满的]?(?P<n>[一二两三四五1-5])年(?:以?[内后]|之[内后]|间|时)?+(?!的?(?:校友|毕业生|学生))"
    "|(?:看|追踪|跟踪)(?P<m>[一二两三四五1-5])年|在?(?P<k>[一二两三四五1-5])年(?:以|之)?[内后间][^。；0-9]{0,12}晋升"
)
"""Years after leaving over which a class was followed: 毕业三年内."""

_OUT = re.compile(rf"(?<![0-9—–至、和比较与同])({_YEAR})届(?![、和至—–])")

_TO_COME = re.compile("将|拟|计划|预计|目标|力争|届时|下一步|启动|建立|目前|已有")

_COURSE = 3
"""Years of a course at a vocational college, as a rule."""

_SHORT = 2
"""Years of the shortest courses, of those who come from elsewhere."""


_LIFE = 99
"""Years by which one sentence may tell that somebody left before he came."""

_BASE = re.compile(
    rf"(?:同比|[比较](?:上|去|前一)年)[^。；（）]{{0,24}}（(?P<base>{_YEAR})(?P<kind>年|届)[^）0-9底末初]{{0,6}}[0-9]"
)
"""同比提高0.85个百分点（2022年为96.50%）: in brackets, last year's figure."""


def cohort_findings(document: Document) -> Iterator[Finding]:
    """Yield years compared with themselves, and cases and paragraphs whose person left or came in another year."""
    for sentence in document.sentences:
        for found in _ITSELF.finditer(sentence.text):
            later = any(f"{year}{found['kind']}" in found["words"] for year in re.findall(_YEAR, found["words"]))
            if found["told"] == found["base"] and not later:
                year = found["told"] + found["kind"]
                said = message("{year} is compared with itself", year=year)
                yield Finding("W620", Severity.ERROR, said, (sentence.spot,), year, key=found[0])
        for found in _BASE.finditer(sentence.dated) if "（" in sentence.dated else ():
            years = {document.year, *map(int, re.findall(f"({_YEAR})[年届]", sentence.dated[: found.start()]))}
            if int(found["base"]) + 1 not in years:
                stated, expected = found["base"] + found["kind"], f"{document.year - 1}{found['kind']}"
                said = message("what is compared is of {expected}, not of {stated}", expected=expected, stated=stated)
                yield Finding("W620", Severity.EXPLAIN, said, (sentence.spot,), stated, expected, key=found[0])
        for found in _EARLY.finditer(sentence.text):
            if int(found["year"]) + _COURSE > document.year:
                said = message("{cohort} has not left by {year}", cohort=f"{found['year']}级", year=document.year)
                yield Finding("W621", Severity.EXPLAIN, said, (sentence.spot,), f"{found['year']}级", key=found[0])
        yield from _followed(sentence, document.year)
    yield from _persons(document)
    for passages in _stories(document):
        sentences = [sentence for passage in passages for sentence in passage.sentences]
        for told, done, what in ((_CLASS_OUT, _LEFT, "毕业"), (_CLASS_IN, _CAME, "入学")):
            yield from _compared(sentences, told, done, what)
        yield from _too_soon(sentences)


def _persons(document: Document) -> Iterator[Finding]:
    """Yield persons who belong to one class here and to another there."""
    classes: dict[tuple[str, str], dict[str, Spot]] = defaultdict(dict)
    for sentence in document.sentences:
        for found in _PERSON.finditer(sentence.text):
            if found["name"][0] in SURNAMES:
                classes[found["name"], found["kind"]].setdefault(found["year"], sentence.spot)
    for sentence in document.sentences if classes else ():
        for name, kind in classes:
            if found := re.search(
                f"{name}[^。；]{{0,16}}?({_YEAR}){kind}(?:学生|同学|毕业生|校友)(?![一-鿿]{{3}}[，。])", sentence.text
            ):
                classes[name, kind].setdefault(found[1], sentence.spot)
    for (name, kind), years in classes.items():
        if len(years) > 1:
            told = [f"{year}{kind}" for year in years]
            said = message("{name}: {one} here, {other} there", name=name, one=told[-1], other=told[0])
            spots = tuple(dict.fromkeys((*reversed(years.values()),)))
            yield Finding("W621", Severity.CONFLICT, said, spots, told[-1], told[0], key=f"{name} {kind}")


def _stories(document: Document) -> Iterator[list[Passage]]:
    """Yield what speaks of one person or group: each case with its title, each paragraph outside cases."""
    cases: dict[str, list[Passage]] = defaultdict(list)
    for passage in document.passages:
        label = passage.block if passage.kind is PassageKind.CASE else passage.case
        if label:
            cases[label].append(passage)
        elif passage.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM):
            yield [passage]
    yield from cases.values()


def _compared(sentences: list[Sentence], told: re.Pattern[str], done: re.Pattern[str], what: str) -> Iterator[Finding]:
    """Yield where a story names one class and one year of coming or leaving, and they differ."""
    classes = _first_places(sentences, told)
    years = _first_places(sentences, done)
    if len(classes) == 1 and len(years) == 1 and classes.keys() != years.keys():
        (stated, spot), (year, other) = next(iter(classes.items())), next(iter(years.items()))
        kind = "届" if what == "毕业" else "级"
        said = message("{cohort} here, {year} there", cohort=f"{stated}{kind}", year=f"{year}年{what}")
        yield Finding(
            "W621", Severity.CONFLICT, said, tuple(dict.fromkeys((other, spot))), f"{year}年", f"{stated}年", key=what
        )


def _too_soon(sentences: list[Sentence]) -> Iterator[Finding]:
    """Yield where a story's one class or person left before the course was over; there are shorter courses."""
    for came, word, least, left, end in (
        (_CLASS_IN, "级", _COURSE, _LEFT, "年毕业"),
        (_CAME, "年入学", _SHORT, _LEFT, "年毕业"),
        (_CAME, "年入学", _SHORT, _CLASS_OUT, "届"),
    ):
        began, ended = _first_places(sentences, came), _first_places(sentences, left)
        if len(began) != 1 or len(ended) != 1:
            continue
        (one, spot), (other, place) = next(iter(began.items())), next(iter(ended.items()))
        if (-_LIFE if end == "届" and spot == place else 0) <= int(other) - int(one) < least:
            said = message("{cohort} here, {year} there", cohort=one + word, year=other + end)
            spots = tuple(dict.fromkeys((spot, place)))
            key = f"{one}{word}{other}{end}"
            yield Finding("W621", Severity.EXPLAIN, said, spots, one + word, f"{other}年", key=key)
            return


def _followed(sentence: Sentence, year: int) -> Iterator[Finding]:
    """Look at a class that was followed for more years than have gone since it left."""
    classes = set(_OUT.findall(sentence.text)) if "年" in sentence.text else set()
    found = _SEEN.search(sentence.text) if len(classes) == 1 and not _TO_COME.search(sentence.text) else None
    if not found or "；" in sentence.text[: found.start()]:
        return
    (left,) = classes
    count = found["n"] or found["m"] or found["k"]
    years = int(count) if count.isdigit() else numeral(count) or 0
    if int(left) + years > year:
        said = message(
            "{cohort} left less than {n} years before the end of {year}", cohort=f"{left}届", n=years, year=year
        )
        yield Finding("W621", Severity.EXPLAIN, said, (sentence.spot,), f"{left}届", key=f"{left} {found[0]}")


def _first_places(sentences: list[Sentence], pattern: re.Pattern[str]) -> dict[str, Spot]:
    places: dict[str, Spot] = {}
    for sentence in sentences:
        for found in pattern.finditer(sentence.text):
            places.setdefault(found["year"], sentence.spot)
    return places
