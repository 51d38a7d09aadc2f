"""How many things a text lists: names joined by 、, titles in marks, clauses parted by ；, names with their figures.

A list may be read in several ways, for 和 stands between names and inside them (信号与通信), and what stands before the
first name may be another list: every answer is the set of the numbers that are possible, empty where it is no list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reportdoc.text.surnames import SURNAMES

QUOTED = re.compile(r"《[^《》]{1,200}》|“[^“”]{1,80}”")
"""A title or name in marks."""

_BRACKETS = re.compile(r"（[^（）]{0,200}）|\([^()]{0,200}\)")

_JOINS = re.compile("以及|和|与|及")

_OPEN = re.compile(r"等(?![级第候待奖])|之一|其中|主要|例如|部分|以及其他|其他")
"""What makes a list one of examples."""

_BEGINS = re.compile("和|等|以及|来自|开[设展]|设[有立]|新[增设]|写入|组建")
"""What a name has in it before which another list ends: 理事会、秘书处和刑罚执行、戒毒康复."""

_NAME = 20
"""Characters of a name in a list at most."""

_ALIKE = 14
"""Characters of clauses at most that are built alike: 一人管房，一人管灶."""


def behind(body: str, unit: str, *, clauses: bool) -> frozenset[int]:
    """Return how many things a text lists from its beginning, which are counted with a measure word.

    `clauses` where what leads to it lets ； part them.
    """
    body = _BRACKETS.sub("", body).lstrip("：:").strip()
    masked = QUOTED.sub(lambda found: "□" * len(found[0]), body)
    first = re.split("[，；—]", masked, maxsplit=1)[0]
    if _OPEN.search(first):
        return frozenset()
    if titles := _titles(body):
        return titles
    found = _row(first, masked[len(first) :], unit) if "、" in first else frozenset[int]()
    if clauses and "；" in body:
        parts = [part for part in body.split("；") if part.strip()]
        told = len(parts) > 1 and not any(re.match("其中|另|此外|同时|并|合计|共", part) for part in parts)
        return frozenset({len(parts), *found}) if told else frozenset()
    if found or "、" in first:
        return found
    if figured := _figured(body, unit) if clauses else frozenset():
        return figured
    return _clauses(body) if clauses or re.match("一[一-鿿]", body) else frozenset()


_NAMED = re.compile(r"[^，。；、0-9]{2,14}[0-9][0-9.,]{0,11}(?P<unit>[^，。；、0-9]{1,3})")


_SUM = re.compile("(?!公共).{0,2}(?:合计|共计?|总计|相加|相差|平均)")


def _figured(body: str, unit: str) -> frozenset[int]:
    """Return how many names, each with its figure, are parted by commas: 课堂教学95.31%，课外育人93.15%，…."""
    told = [_NAMED.fullmatch(clause) for clause in body.split("，") if not _SUM.match(clause)]
    row = [one["unit"] for one in told if one]
    alike = len(row) == len(told) >= _FEW and len({*row}) == 1 and row[0] != unit
    return frozenset({len(row)}) if alike else frozenset()


_FEW = 3
"""Names with figures that make a list."""


def _titles(body: str) -> frozenset[int]:
    """Return how many titles or names in marks stand in a row at the beginning: 《甲》《乙》和《丙》."""
    told = _TITLES_FIRST.match(body)
    count = len(QUOTED.findall(told[1])) if told else 0
    rest = body[told.end() :] if told else ""
    if count < 2 or (rest and rest[0] not in "，；—"):
        return frozenset()
    more = re.match("[，；][“《]", rest)  # the list goes on behind its comma
    return frozenset(range(count, len(QUOTED.findall(body)) + 1)) if more else frozenset({count})


_TITLES_FIRST = re.compile(
    r"[^，。；：“《、]{0,4}?((?:(?:《[^《》]{1,200}》|“[^“”]{1,80}”)[^，。；：“《、—]{0,4}?[、和与及以]*)+)"
)


def _row(first: str, rest: str, unit: str) -> frozenset[int]:
    """Return how many names, or names with figures, joined by 、 a clause holds; `rest` stands behind it."""
    parts = first.split("、")
    figured = [bool(_FIGURE.search(part)) for part in parts]
    if any(len(part) > _NAME for part in parts[:-1]) or not parts[-1] or len(parts[-1]) > 2 * _NAME:
        return frozenset()
    if any(figured):
        bare = {bool(re.match("[^一-鿿]*[0-9]", part)) for part in parts}
        own = any(two[0] in _DIGITS and two[1] == unit for two in pairwise(first))  # dealt out: 6间，航空2间、电商1间
        joined = len(parts) + len(re.findall("[0-9%％][一-鿿]{0,4}和", first))
        whole = sum(int(one) for one in re.findall("[0-9]{1,4}", first))
        return frozenset({joined, whole}) if all(figured) and len(bare) == 1 and not own else frozenset()
    sizes = split(parts)
    if len(parts) > 1 and len({part[-1] for part in parts}) == 1:  # 3个工作组：课程组、设备组，每组2人
        return sizes
    clauses = re.split("[，；]", rest)[1:] if rest.startswith("，") else []
    if (
        clauses and "、" in clauses[0] and not _FIGURE.search(clauses[0])
    ):  # the list goes on, or each clause has its own
        sizes |= {one + len(clauses[0].split("、")) for one in sizes}
    return sizes | frozenset(range(2, len(clauses) + 2) if any("、" in one for one in clauses) else ())


_DIGITS = "0123456789一二两三四五六七八九十"

_FIGURE = re.compile("[0-9]|[二两三四五六七八九十](?:[个项门家所支部台件名人次只间本张周])")


def _clauses(body: str) -> frozenset[int]:
    """Return how many clauses built alike, parted by commas, a text consists of: 一人管房，一人管灶."""
    told = [clause for clause in re.split("，", body) if clause]
    alike = any(len({clause[at] for clause in told}) == 1 for at in (0, -1)) if all(told) and told else False
    short = all(1 < len(clause) <= _ALIKE and not re.search("[0-9]", clause) for clause in told)
    return frozenset({len(told)}) if len(told) > 1 and alike and short else frozenset()


def split(parts: Sequence[str]) -> frozenset[int]:
    """Return how many names these may be: the last two may be joined by 和, which also stands inside names."""
    last, end, count = parts[-1], parts[-1][-2:], len(parts)
    ended = sum(last.count(end + one) for one in ("以及", "和", "与", "及"))
    if ended and all(part.endswith(end) for part in parts):  # 信号与通信实践中心: one ends before 和
        return frozenset({count + ended})
    joined = _JOINS.findall(last)
    inside = [one for one in joined if any(one in part for part in parts[:-1])]
    if not joined or joined == inside:
        return frozenset({count})
    longest = max((len(part) for part in parts[1:-1]), default=0)
    if len(last) <= longest + 1 and set(joined) <= {"与", "及"}:  # 航空物流、民航安全管理、机场技术与管理
        return frozenset({count})
    sure = not inside and (joined in (["和"], ["以及"])) and not (count > 2 and _has_one_act(parts, joined[0]))
    return frozenset(range(count + sure, count + len(joined) + 1))


def _has_one_act(parts: Sequence[str], joint: str) -> bool:
    """Tell whether two characters that all names have stand in the last but before its 和: 提供标准、提供法规和语言."""
    left, _, right = parts[-1].partition(joint)
    pairs = {left[at : at + 2] for at in range(len(left) - 1)}
    return any(pair not in right and all(pair in part for part in parts) for pair in pairs)


def before(text: str, unit: str, *, alike: bool = False) -> frozenset[int]:
    """Return how many things stand in a row at the end of a text, before their number and measure word: 甲村、乙村.

    `alike` where only names that end in one character count: 初赛、复赛、决赛三轮.
    """
    if titles := _TITLES.search(text):
        return frozenset({len(QUOTED.findall(titles[0]))})
    if text.endswith("”"):
        inside = text[text.rfind("“") + 1 : -1]
        return frozenset({len(inside.split("、"))} if "、" in inside else ())
    masked = QUOTED.sub(lambda found: "□" * len(found[0]), _BRACKETS.sub("", text))
    clause = re.split("[，。；：！？—□（]", masked)[-1]
    parts = clause.split("、")
    if any(re.search("[0-9]", part) for part in parts[1:]) or any(_ENDS_WITH_FIGURE.search(part) for part in parts):
        return frozenset()
    if len(parts) < 2 or any(not len(part) <= _NAME for part in parts[1:]) or not all(parts):
        return frozenset()
    if alike and len({part[-1] for part in parts}) > 1:
        return frozenset()
    found = set(split(parts))
    for at, part in enumerate(parts[1:-1], 1):
        if _BEGINS.search(part[1:]):  # the names may begin here
            found |= split(parts[at:])
    if _has_two(parts[0], unit):
        found |= {one + 1 for one in found}
    return frozenset(found)


def _has_two(first: str, unit: str) -> bool:
    """Tell whether the first of the names may be two: 学生处会同校团委; 学院与甲学院、乙公司三方."""
    if re.search("会同|联合|携手|和", first[:-1]):
        return True
    ends = [found for found in _JOINS.finditer(first) if found.start() and found.end() < len(first)]
    return any(unit in "方家者" or first[found.start() - 1] == first[-1] for found in ends)


_TITLES = re.compile(r"(?<![》”])(?<![》”][、和与及])(?:(?:《[^《》]{1,200}》|“[^“”]{1,80}”)[、和与及]?){2,}$")


_ENDS_WITH_FIGURE = re.compile("[0-9][一-鿿]{0,2}$|[一二两三四五六七八九十][个项门家所支部台件名人次只间本张]$")
"""The end of a name with its figure: 一等奖2项."""


def of_persons(text: str) -> int:
    """Return how many persons, each by a name alone, a text ends with or consists of; 0 where others are among them."""
    found = _PERSONS.search(text)
    names = re.split("[、和与及]", found[1]) if found else []
    return len(names) if len(names) > 1 and all(name[0] in SURNAMES for name in names) else 0


_PERSON = "(?:(?![和与及])[一-鿿]){2,3}"

_PERSONS = re.compile(rf"(?:^|[是为：由有括含的院系部处师生员学班团队])({_PERSON}(?:[、和与及]{_PERSON})+)$")
"""They stand alone, behind a word that leads to them, or behind their college, post or class."""
