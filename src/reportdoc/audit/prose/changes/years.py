"""Years that sentences count: 自2019年起，连续五年; 1998年创办，至2023年已有25年; 走过十个年头."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from reportdoc.audit.finding import Deviation, Finding, Severity
from reportdoc.audit.reading.moments import JUBILEE, YEAR, Length, Moment, lengths_in
from reportdoc.audit.reading.passage import Passage, Sentence
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber, one_digit

CODE = "P406"

_GOES_ON = re.compile(
    r"(?:连续|已有?|已经|持续|历时|历经|走过了?|坚持了?|坚守了?|建校|办学|历史|至今|累计|开展了?|从教|从业|从事|工作|执教|扎根|合作|运行|满|整整|风雨|砥砺|共|达|长达|距今|服役|任职|入行|从艺|行医)[^，。；0-9]{0,6}$|用了?$"
)
"""Words before a number of years that has passed until now."""

_BEGINS = re.compile(
    r"[^，。；0-9]{0,10}?(?:起|开始|以来|首批|第一[批届次期]|创办|创立|创建|成立|建校|建成|建立|至今|首次|首届|升格|更名|改制|组建|开设|开办|开馆|设立|启动|毕业|参加工作|任教|从教|入职|进校|到校|到[^，。；0-9]{1,4}工作|揭牌|挂牌|投入使用|签约|获批|合作|加入|入党|开通|上线|进[的了]?厂|牵手|结缘|来[到校院]|走上|留校|上岗|入伍|出厂|投产|开班|开学|落成)"
)

_TO_TAKE = re.compile("计划|将|拟|力争|规划|争取|目标|打算|准备|预计")
"""Words of a sentence whose years are still to come: 2023年起，计划用3年时间."""

_SINCE_BEFORE = re.compile(
    r"(?:自|从|早在|追溯[至到]|(?:始|源|创[办建]|成立|建[馆成校]?|启动|起步|升格|开[馆办设]|签约|设立|落成)于)\s?$"
)

_END = re.compile(
    rf"(?:(?<!追溯)[至到]|截止)\s?(?P<year>{YEAR})\s?年|(?P<marked>{YEAR})\s?年(?:恰逢|正值|适逢|时值|欣逢|恰)"
    rf"|(?P<over>{YEAR})\s?年[^，。；0-9]{{0,6}}(?:退役|退休|停办|停产|关闭|离任|卸任|撤销|拆除)"
)
"""The year until which is counted, or that of an anniversary: 2023年恰逢办学45周年."""

_DID = re.compile("[一-鿿]了$")
"""干了34年: what was done is over where the text goes on with another year."""

_THEN = re.compile("那一?年|当年|之际|时")
"""Behind an anniversary of another year."""

_SINCE_BEHIND = re.compile(rf"(?P<gap>书?(?:的[一-鿿]{{1,4}})?，)(?P<year>{YEAR})年(?P<behind>[^。；0-9]{{1,12}})")
"""Right behind a number of years, when they began: 从教34年，1989年走上讲台."""

_ALL_ALONG = re.compile("[来间里]")
"""Behind a number of years that has passed since what stands right before it: 2012年开班，11年间."""

_NEAR = 16
"""Characters between a start and such a number, also of what tells that they have passed."""

_SPAN = re.compile(
    rf"(?P<from>{YEAR})\s?(?:年\s?)?(?:[-—–~]{{1,2}}|至|到)\s?(?P<to>{YEAR})\s?年(?:[，（(]?(?:连续|共|近)?)$"
)

_AGE = re.compile(r"办学|建校|历史|从教|从业|工作|执教|毕业|满|合作|运行|运营|服务")
"""Words of an age: it counts the years gone by, not the first and the last."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """A number of years, and those from which it may be counted."""

    sentence: Sentence
    spent: Length
    starts: list[int]
    end: int
    added: set[int]
    """What may be added to the difference of two years: 1 where the first and the last both count."""

    @property
    def fits(self) -> bool:
        """Tell whether it is the number of years that have passed."""
        return any(self.spent.count == self.end - start + more for start in self.starts for more in self.added)

    @property
    def formula(self) -> str:
        """How it is counted."""
        start = min(self.starts, key=lambda start: abs(self.end - start - self.spent.count))
        return f"{self.end} − {start} = {self.end - start}"


def year_findings(passage: Passage, told: Sequence[Moment], year: int) -> Iterator[Finding]:
    """Yield the durations of a passage that do not fit the years stated with them; `year` is the year reported on."""
    return (found for one in lasting(passage, told, year) for found in _judged(one))


def lasting(passage: Passage, told: Sequence[Moment], year: int) -> Iterator[Lasting]:
    """Yield the durations of a passage with the years stated for them; `year` is the year reported on."""
    every = {one.year for one in told if one.own_year}
    for at, sentence in enumerate(passage.sentences):
        spents = [one for one in lengths_in(sentence.dated) if one.is_years]
        own = [one for one in told if one.own_year and one.at == at] if spents else []
        for spent in spents:
            text, before = sentence.dated[: spent.start], [one for one in own if one.end <= spent.start]
            ends, years = _ends(text), {one.year for one in before}
            if sentence.dated.startswith(("一", "（19", "（20"), spent.end):
                continue  # 一年一个, or the span is told right behind: 历时3年（2020年9月至2023年8月）
            if span := _SPAN.search(text):
                yield Lasting(sentence, spent, [int(span["from"])], int(span["to"]), {1})
            elif starts := _started(sentence.dated, spent, before, every, year):
                end = year if not ends or re.search("[至迄距]今", text[-_NEAR:]) else ends[-1]
                if spent.unit == "年":
                    # 亮了92年，祖父守了26年: of the first it is told how many, and the others are of something else.
                    others = {one.count for one in spents if one is not spent}
                    starts = [start for start in starts if end - start not in others]
                if starts and end - spent.count in years:
                    yield Lasting(sentence, spent, [end - spent.count], end, {0})
                elif starts and not _is_sum(spent, text):
                    yield Lasting(sentence, spent, starts, end, _counts(sentence, spent, end in ends))


def _started(text: str, spent: Length, told: Sequence[Moment], every: Set[int], year: int) -> list[int]:
    """Return the years since which a number of years may be counted: before it, or else right behind it."""
    before, behind = text[: spent.start], text[spent.end :]
    starts, ends = _starts(before, told), _ends(before)
    goes_on = _GOES_ON.search(before[-_NEAR:]) or (_DID.search(before) and ends)
    if before.endswith(("用", "用了")) and _TO_TAKE.search(text):
        return []
    did = None if goes_on else _DID.search(before)
    if spent.unit == "周年" and (JUBILEE.search(before) or _THEN.match(behind)):
        return []
    if _ALL_ALONG.match(behind):
        near = starts and before.rfind(str(starts[-1])) >= len(before) - _NEAR
        # 二十年来 may be nineteen.
        nearly = near and spent.count % 10 == 0 and abs(year - starts[-1] - spent.count) <= 2
        return starts if near and not nearly else []
    if (did and len(every - {year}) != 1) or (spent.unit == "年" and not did and not goes_on):
        return []
    late = None if told else _SINCE_BEHIND.match(behind)
    if late and _BEGINS.match(late["behind"]):
        return [int(late["year"])]
    return [] if did and not any(one_digit(f"{year - each}", f"{spent.count}") for each in starts) else starts


def _is_sum(spent: Length, before: str) -> bool:
    """Tell whether a number of years adds up those that the sentence tells before."""
    told = [int(found) for found in re.findall(r"(?<![0-9])([0-9]{1,2})年(?![级制])", before)]
    return len(told) > 1 and spent.count in (sum(told), sum(told[-2:]))


def _starts(before: str, told: Sequence[Moment]) -> list[int]:
    """Return the years before a number of years in which something began, the nearest last."""
    apart, ends = before.rfind("；"), _ends(before)
    return [
        one.year
        for one in told
        if one.start > apart and one.year not in ends
        if _SINCE_BEFORE.search(before, max(0, one.start - 8), one.start) or _BEGINS.match(before, one.end)
    ]


def _ends(before: str) -> list[int]:
    return [int(one["year"] or one["marked"] or one["over"]) for one in _END.finditer(before)]


def _counts(sentence: Sentence, spent: Length, ended: bool) -> set[int]:
    """Return what may be added to the difference of two years: 1 where the first and the last both count.

    Until now is until the report is read, which may be the year after.
    """
    around = sentence.dated[max(0, spent.start - 12) : spent.end + 4]
    begun = spent.unit in ("年头", "春秋")  # 66个年头 of 1958 to 2024 is said as well as 67
    if spent.unit == "周年" or (ended and not begun and _AGE.search(around) and "连续" not in around):
        return {0} if ended else {0, 1}
    return {0, 1}


def _judged(one: Lasting) -> Iterator[Finding]:
    """Yield a number of years that no start gives, with the start that comes nearest.

    One that counts the first year where it should not may be meant so.
    """
    sentence, spent, end, added = one.sentence, one.spent, one.end, one.added
    starts = sorted(one.starts, key=lambda start: -abs(end - start - spent.count))
    gone = [end - start for start in starts]
    if one.fits or gone[-1] < 1:
        return
    loose = added == {0} and spent.count in {years + 1 for years in gone}
    exact = gone[-1] + max(added)
    formula = f"{end} − {starts[-1]}{' + 1' if max(added) else ''} = {exact}"
    yield Finding(
        CODE,
        Severity.EXPLAIN if loose else Severity.ERROR,
        message("from {start} to {end} it is {count} years", start=starts[-1], end=end, count=exact),
        (sentence.spot,),
        spent.text,
        formula,
        deviation=Deviation(_number(spent.count, spent.unit), _number(exact, spent.unit)),
        key=f"{sentence.text}@{spent.start}",
    )


def _number(years: int, word: str) -> PrintedNumber:
    return PrintedNumber(Decimal(years), Decimal(1), word, str(years))
