"""Years that sentences count: 自2019年起，连续五年; 1998年创办，至2023年已有25年; 走过十个年头."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportdoc.audit.finding import Deviation, Finding, Severity
from reportdoc.audit.reading.passage import Passage, Sentence
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber, one_digit
from reportdoc.text.numerals import CHARACTERS, numeral

CODE = "P406"

_YEAR = r"(?:19|20)[0-9]{2}"

_SPENT = re.compile(
    rf"(?<![0-9第近约])(?P<n>[0-9]{{1,3}}|(?<![{CHARACTERS}])(?<!十有)(?:[{CHARACTERS}]{{1,2}}有[{CHARACTERS}]|[{CHARACTERS}]{{1,4}}))\s?(?P<word>周年|个?年头|个?春秋|载|年)"
    r"(?![制级期内度前后龄均薪代报会底末初多余0-9]|以[上内前后]|左右|计划|规划|免|行动|任)"
)
"""A number of years that has passed."""

_GOES_ON = re.compile(
    r"(?:连续|已有?|已经|持续|历时|历经|走过了?|坚持了?|坚守了?|建校|办学|历史|至今|累计|开展了?|从教|从业|从事|工作|执教|扎根|合作|运行|满|整整|风雨|砥砺|共|达|长达|距今|服役|任职|入行|从艺|行医)[^，。；0-9]{0,6}$"
)
"""Words before a number of years that has passed until now."""

_STARTS = re.compile(
    rf"(?P<year>{_YEAR})\s?年(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?|秋季?|春季?|底|初)?(?P<behind>[^。；0-9]{{0,16}})"
)

_BEGINS = re.compile(
    r"^[^，。；]{0,10}?(?:起|开始|以来|首批|第一[批届次期]|创办|创立|创建|成立|建校|建成|建立|至今|首次|首届|升格|更名|改制|组建|开设|开办|开馆|设立|启动|毕业|参加工作|任教|从教|入职|进校|到校|到[^，。；]{1,4}工作|揭牌|挂牌|投入使用|签约|获批|合作|加入|入党|开通|上线|进[的了]?厂|牵手|结缘|来[到校院]|走上|留校|上岗|入伍|出厂|投产|开班|开学|落成)"
)

_SINCE_BEFORE = re.compile(
    r"(?:自|从|早在|追溯[至到]|(?:始|源|创[办建]|成立|建[馆成校]?|启动|起步|升格|开[馆办设]|签约|设立|落成)于)\s?$"
)

_ANNIVERSARY = re.compile(
    rf"{_YEAR}\s?年(?:[0-9]{{1,2}}月)?[^，。；0-9]{{0,6}}(?:，?(?:时值|正值|适逢|恰逢))?(?:建|办|成立|创办|升格)[校学院馆党]?$"
)
"""2018年建校60周年时: the year is that of the anniversary."""

_END = re.compile(
    rf"(?:(?<!追溯)[至到]|截止)\s?(?P<year>{_YEAR})\s?年|(?P<marked>{_YEAR})\s?年(?:恰逢|正值|适逢|时值|欣逢|恰)"
    rf"|(?P<over>{_YEAR})\s?年[^，。；0-9]{{0,6}}(?:退役|退休|停办|停产|关闭|离任|卸任|撤销|拆除)"
)
"""The year until which is counted, or that of an anniversary: 2023年恰逢办学45周年."""

_DID = re.compile("[一-鿿]了$")
"""干了34年: what was done is over where the text goes on with another year."""

_THEN = re.compile("那一?年|当年|之际|时")
"""Behind an anniversary of another year."""

_SINCE_BEHIND = re.compile(rf"(?P<gap>书?(?:的[一-鿿]{{1,4}})?，)(?P<year>{_YEAR})年(?P<behind>[^。；0-9]{{1,12}})")
"""Right behind a number of years, when they began: 从教34年，1989年走上讲台."""

_ALL_ALONG = re.compile("[来间里]")
"""Behind a number of years that has passed since what stands right before it: 2012年开班，11年间."""

_NEAR = 16
"""Characters between a start and such a number, also of what tells that they have passed."""

_SPAN = re.compile(
    rf"(?P<from>{_YEAR})\s?(?:年\s?)?(?:[-—–~]{{1,2}}|至|到)\s?(?P<to>{_YEAR})\s?年(?:[，（(]?(?:连续|共|近)?)$"
)

_AGE = re.compile(r"办学|建校|历史|从教|从业|工作|执教|毕业|满")
"""Words of an age: it counts the years gone by, not the first and the last."""


@dataclass(frozen=True, slots=True)
class _Spent:
    sentence: Sentence
    start: int
    printed: str
    years: int
    word: str


def year_findings(passage: Passage, year: int) -> Iterator[Finding]:
    """Yield the durations of a passage that do not fit the years stated with them; `year` is the year reported on."""
    for sentence in passage.sentences:
        every = list(_spent(sentence))
        for spent in every:
            before = sentence.dated[: spent.start]
            if span := _SPAN.search(before):
                yield from _judged(spent, [int(span["from"])], int(span["to"]), {1})
            elif starts := _started(spent, before, year, passage):
                ends = () if re.search("[至迄距]今", before[-_NEAR:]) else _ends(before)
                end = ends[-1] if ends else year
                others = {one.years for one in every if one is not spent}
                if spent.word == "年" and others & {end - start for start in starts}:
                    continue  # 亮了92年，祖父守了26年: it is told how many, and the others are of something else
                if not _is_sum(spent, before) and end - spent.years not in _told(before):
                    yield from _judged(spent, starts, end, _counts(spent, before, bool(ends)))


def _started(spent: _Spent, before: str, year: int, passage: Passage) -> list[int]:
    """Return the years since which a number of years may be counted: before it, or else right behind it."""
    behind = spent.sentence.dated[spent.start + len(spent.printed) :]
    starts = _starts(before)
    goes_on = _GOES_ON.search(before[-_NEAR:])
    goes_on = goes_on or (_DID.search(before) and _ends(before))
    did = None if goes_on else _DID.search(before)
    if spent.word == "周年" and (_ANNIVERSARY.search(before) or _THEN.match(behind)):
        return []
    if _ALL_ALONG.match(behind):
        near = starts and before.rfind(str(starts[-1])) >= len(before) - _NEAR
        # 二十年来 may be nineteen.
        nearly = near and spent.years % 10 == 0 and abs(year - starts[-1] - spent.years) <= 2
        return starts if near and not nearly else []
    if did and len(_told(passage.text) - {year}) != 1:
        return []
    if spent.word == "年" and not did and not goes_on:
        return []
    late = None if _told(before) else _SINCE_BEHIND.match(behind)
    if late and _BEGINS.search(late["behind"]):
        return [int(late["year"])]
    return [] if did and not any(one_digit(f"{year - each}", f"{spent.years}") for each in starts) else starts


def _told(before: str) -> set[int]:
    """Return every year of a text: 1958年开门收徒……2004年升格，到2023年，建校65年 counts from the first."""
    return {int(year) for year in re.findall("(?:19|20)[0-9]{2}(?=年)", before)}


def _is_sum(spent: _Spent, before: str) -> bool:
    """Tell whether a number of years adds up those that the sentence tells before."""
    told = [int(found) for found in re.findall(r"(?<![0-9])([0-9]{1,2})年(?![级制])", before)]
    return len(told) > 1 and spent.years in (sum(told), sum(told[-2:]))


def _spent(sentence: Sentence) -> Iterator[_Spent]:
    for found in _SPENT.finditer(sentence.text):
        count = int(found["n"]) if found["n"].isdigit() else numeral(found["n"].replace("有", ""))
        if count:
            yield _Spent(sentence, found.start(), found[0], count, found["word"].removeprefix("个"))


def _starts(before: str) -> list[int]:
    """Return the years before a number of years in which something began, the nearest last."""
    before = before[before.rfind("；") + 1 :]
    found = [
        int(one["year"])
        for one in _STARTS.finditer(before)
        if _SINCE_BEFORE.search(before[: one.start()]) or _BEGINS.search(one["behind"])
    ]
    ends = _ends(before)
    return [year for year in found if year not in ends]


def _ends(before: str) -> list[int]:
    return [int(one["year"] or one["marked"] or one["over"]) for one in _END.finditer(before)]


def _counts(spent: _Spent, before: str, ended: bool) -> set[int]:
    """Return what may be added to the difference of two years: 1 where the first and the last both count.

    Until now is until the report is read, which may be the year after.
    """
    around = before[-12:] + spent.sentence.text[spent.start : spent.start + len(spent.printed) + 4]
    begun = spent.word in ("年头", "春秋")  # 66个年头 of 1958 to 2024 is said as well as 67
    if spent.word == "周年" or (ended and not begun and _AGE.search(around) and "连续" not in around):
        return {0} if ended else {0, 1}
    return {0, 1}


def _judged(spent: _Spent, starts: list[int], end: int, added: set[int]) -> Iterator[Finding]:
    """Yield a number of years that no start gives, with the start that comes nearest.

    One that counts the first year where it should not may be meant so.
    """
    starts = sorted(starts, key=lambda start: -abs(end - start - spent.years))
    gone = [end - start for start in starts]
    possible = {years + more for years in gone for more in added}
    if spent.years in possible or gone[-1] < 1:
        return
    loose = added == {0} and spent.years in {years + 1 for years in gone}
    exact = gone[-1] + max(added)
    formula = f"{end} − {starts[-1]}{' + 1' if max(added) else ''} = {exact}"
    yield Finding(
        CODE,
        Severity.EXPLAIN if loose else Severity.ERROR,
        message("from {start} to {end} it is {count} years", start=starts[-1], end=end, count=exact),
        (spent.sentence.spot,),
        spent.printed,
        formula,
        deviation=Deviation(_number(spent.years, spent.word), _number(exact, spent.word)),
        key=f"{spent.sentence.text}@{spent.start}",
    )


def _number(years: int, word: str) -> PrintedNumber:
    return PrintedNumber(Decimal(years), Decimal(1), word, str(years))
