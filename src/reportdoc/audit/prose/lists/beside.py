"""A number of things and the things themselves in one sentence: 甲、乙、丙三个; 三个：甲、乙、丙."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdoc.audit.finding import Finding
from reportdoc.audit.prose.lists.counts import Count, differs
from reportdoc.audit.prose.lists.entries import QUOTED, before, behind, of_persons
from reportdoc.audit.reading.passage import Sentence

_LEADS = re.compile(
    r"(?P<noun>(?:“[^“”]{1,12}”|[二三]级)?[^，。；：、（）0-9一二三四五六七八九十“《—]{0,14}?)"
    r"(?:(?P<clauses>[：:]|——)"
    r"|(?P<bracket>（)(?:(?:分别|依次)?[是为]|即|包括|含)?(?P<inside>[^（）]{1,200})）"
    r"|，?即(?!将|便[是使])：?|，?也就是：?|，?(?:分别)?(?:包括|涉及|涵盖|覆盖|面向|来自|分布[在于]|分属)：?|，(?:内容|主题|名称)?[是为]：?"
    r"|(?<!各)[是为有](?=[^，。；：、0-9是为有]{2,12}、))"
    r"|(?P<between>[^。；：、（）”]{0,30}?)(?<![两二三四五六]者)(?:分别|依次)(?:[是为占有]|达到?了?)?：?(?!由)"
)
"""What leads from a number to the list of what it counts."""

_NO_LIST = re.compile(r"[省区市县州旗盟乡镇自治直辖地境、和]+|[^、]*")
"""What a bracket says of the noun before it, 12个省（自治区、直辖市）, or of one thing."""

_OF_OTHERS = re.compile(
    r"(?:另|另外|各.{1,2}|其他|其余|其它|这|该|上述|以上|前|后|各|每|近|逾|超|共同|为期|[不至]少于|不超过|不足)$"
)
"""Ends of the words before a number that does not count what stands before it."""

_ACTS = re.compile(
    r"(?:完成|获得?|举办|开展|新增|建成|编写|出版|承担|参与|聘请|有|达|为|是|的|了|以及|和|与|及|涉及|覆盖|包括|校级|级"
    r"|说明|说清|讲清|做[好了成]|抓[好了]|办[好成]|推[进出动]|形成|提出|明确|聚焦|回答|交代|实施|打造|构建|建立|确立|突出|解决)$"
)
"""Ends of the words before a number that are no name in a list."""

_SUB = re.compile(r"其中[^。；]{0,80}$|[0-9][一-鿿]{1,2}、[^，。；]{0,30}$")
"""What makes a number one of the parts of another."""

_LEAST = 2
"""Things that make a list."""

_FAR = 20
"""By how many things a list may be off whose names say what they are."""

_NEAR = 2
"""By how many things a list may be off that a word leads to; one that only stands beside its number, by one."""


def beside_findings(sentence: Sentence, found: Sequence[Count]) -> Iterator[Finding]:
    """Yield the numbers of a sentence that differ from the things it lists."""
    for at, count in enumerate(found if re.search("[、；（“《：]|，一", sentence.text) else ()):
        above, led, stated = standing(count), _led(count, found[at + 1 :]), count
        if count.value in above or (count.value in led.sizes and (led.surely or not above)):
            continue
        if above and not led.surely:
            led = _Led(above, _FAR if count.is_of_people or _is_noun(sentence.text, count) else 1)
        elif _SUB.search(sentence.text[: count.start]):
            if any(one.value in led.sizes for one in found[:at]):
                continue
            stated = max(found[: at + 1], key=_value)
        if not led.sizes or stated.value < _LEAST:
            continue
        nearest = min(led.sizes, key=lambda size: abs(size - stated.value))
        if abs(nearest - stated.value) <= led.near:
            yield differs(sentence, stated.text, nearest, stated.start)


@dataclass(frozen=True, slots=True)
class _Led:
    """What may be listed by a number."""

    sizes: frozenset[int] = frozenset()
    near: int = 0
    """By how much it may be off and still mean them."""
    surely: bool = False
    """A colon leads there, so that what stands before the number is another list."""


def _is_noun(text: str, count: Count) -> bool:
    """Tell whether what is counted is what the names before its number end in: 甲村、乙村、丙村三个村."""
    names = re.split("[，。；：！？、（]", text[: count.start])[-_LEAST:]
    return any(
        len(noun := count.behind[:length]) == length and all(name.endswith(noun) for name in names)
        for length in (1, 2, 3)
    )


def _value(count: Count) -> int:
    return count.value


def _led(count: Count, later: Sequence[Count]) -> _Led:
    """Return what is listed behind what leads on from a number."""
    if found := _ONE_EACH.match(count.behind):
        return _Led(frozenset({len(re.split("[、，]", found["list"]))}), _FAR)
    if count.is_of_people and (found := _PERSONS.match(count.behind)) and (persons := of_persons(found[1])):
        return _Led(frozenset({persons}), _FAR)
    lead = _LEADS.match(count.behind)
    if lead is None or (later and later[0].start < count.end + lead.end() - len(lead["inside"] or "") - 2):
        return _Led()
    sizes, colon = _behind(count, lead), lead["clauses"] is not None
    loose = "即" in lead[0] or (colon and "；" in count.behind)
    return _Led(sizes, 1 if loose else _NEAR, bool(sizes) and colon)


def listed(count: Count, later: Sequence[Count]) -> frozenset[int]:
    """Return how many things its sentence may list by a number of them; `later` has the numbers behind it."""
    return standing(count) or _led(count, later).sizes


def standing(count: Count) -> frozenset[int]:
    """Return how many things stand right before a number of them."""
    text = count.sentence.text[: count.start]
    if count.is_of_people:
        persons = of_persons(text)
        return frozenset({persons} if persons else ())
    text = text.removesuffix("共") if re.match("[一-鿿]", count.behind) else text
    if text.endswith("等"):  # there may be more, and never less
        sizes = before(text[:-1], count.unit)
        return frozenset(range(min(sizes), 21)) if sizes else sizes
    told = re.match("[一-鿿，。；）]", count.behind)
    if _OF_OTHERS.search(text) or (_ACTS.search(text) and not re.search("的、[^，。；、]{1,20}的$", text)) or not told:
        return frozenset()
    return before(text, count.unit, alike=count.is_of_acts)


def _behind(count: Count, lead: re.Match[str]) -> frozenset[int]:
    """Return how many things are listed behind a number of them."""
    body = lead["inside"] if lead["bracket"] else re.split("[。！？]", count.behind[lead.end() :])[0]
    if lead["between"] is not None:
        body = re.sub("^[^，。；：、0-9“《]{0,14}(?=[0-9])", "", body)  # 依次占在校生总数的31.66%、33.22%、35.12%
    if count.behind.startswith("字"):
        words = re.findall("[一-鿿]", re.split("[，；]", body.strip("“”"))[0])
        return frozenset({len(words)} if 0 < len(words) <= _WORDS else ())
    if lead["bracket"] and (_NO_LIST.fullmatch(QUOTED.sub("“、", body)) or _SUB.search(body)):
        return frozenset()
    if count.is_of_people or (count.is_of_acts and lead["clauses"]):
        return frozenset()
    return behind(body, count.unit, clauses=bool(lead["clauses"]))


_PERSONS = re.compile(r"[^，。；：（]{0,20}?([是为：][^，。；）]{5,80})(?=[，。；）]|$)")
"""What may list persons behind their number: 5位劳动模范分别是：甲某某、乙某某."""

_ONE_EACH = re.compile(
    r"[，：](?P<list>一(?P<one>[人名位])[^，。；、0-9]{1,12}(?:[、，]一(?P=one)[^，。；、0-9]{1,12})+)(?=[。；])"
)
"""Each of the persons counted by himself: 3人，一人管房、一人管灶、一人管账."""

_WORDS = 20
"""Characters at most that are counted: 六个字：同片场、共条船."""
