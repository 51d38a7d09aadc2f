"""Names of persons: who is named in a report, and names that are misspelt."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from reportdoc.audit.finding import Spot
from reportdoc.audit.reading.document import Document, cases
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.audit.wording.names.alike import sound_alike, sound_near, sound_same
from reportdoc.audit.wording.names.neighbours import Neighbours
from reportdoc.audit.wording.names.runs import Run, Variant, located, runs
from reportdoc.text.surnames import NAMES, SURNAMES

_HEADERS = re.compile(
    r"姓名|教师|老师|学生|导师|人员|选手|成员|负责人|主持人|带头人|传承人|完成人|发明人|获奖[者人]|参赛[者人]|联系人|作者|主编|师傅|委员|组长|校友|得主"
)
"""Headers of columns that list persons."""

_TITLES = (
    "老师|教师|同学|学生|选手|同志|教授|副教授|讲师|博士|专家|大师|工匠|劳模|院士|导师|主任|副主任|书记|副书记|院长|副院长|校长|副校长|处长|科长|部长|部门长|局长|厅长|"
    "会长|主席|秘书长|董事长|理事长|总经理|经理|厂长|队长|社长|班长|组长|团长|技师|工程师|师傅|医师|护士长|护士|辅导员|负责人|带头人|主持人|传承人|毕业生|校友|青年|老人|先生|女士"
)

_BEFORE = re.compile(rf"(?:{_TITLES})(?=([一-鿿]{{3}}))")
"""A title and what may be a name of three characters."""

_BEHIND = re.compile(rf"([一-鿿]{{3}})(?:{_TITLES})")

_SHORT = re.compile(rf"(?:{_TITLES})([一-鿿]{{2}})(?![一-鿿])")
"""A title and a name of two characters, behind which no other stands."""

_APART = re.compile(r"[、，,；;/\s（）()]+")

_LENGTH = 3
"""Characters of most names; those of two are known only where nothing else stands by them."""


@dataclass(frozen=True, slots=True)
class People:
    """The persons that a report names, each with its places."""

    listed: dict[str, list[Spot]] = field(default_factory=lambda: defaultdict(list))
    """Names of two or three characters from columns of persons, or that stand alone behind a title."""
    titled: Counter[str] = field(default_factory=Counter)
    """Three characters beside a title that begin with a surname, and how often they do."""

    posts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Three characters behind each post that one person holds."""

    offices: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    """The same behind each office of a part of the college or of a firm, 人事处处长, in the order of the report."""

    def known(self, occurrences: Counter[str], pairs: Counter[str]) -> Iterator[str]:
        """Yield the names of three characters of which little doubt is left.

        They are listed; or they stand beside a title and elsewhere, and their pairs of characters, unlike those of
        words, hardly stand without the third.
        """
        for name in dict.fromkeys((*self.listed, *self.titled)):
            if len(name) == _LENGTH and (
                name in self.listed
                or (occurrences[name] >= 2 and max(pairs[name[:2]], pairs[name[1:]]) <= occurrences[name] + 1)
            ):
                yield name


def people(document: Document) -> People:
    """Return the persons that a report names."""
    found = People()
    for sheet in document.sheets:
        for name, spot in _cells(sheet):
            found.listed[name].append(spot)
    for sentence in document.sentences:
        for pattern in (_BEFORE, _BEHIND):
            found.titled.update(name for name in pattern.findall(sentence.text) if name[0] in NAMES)
        for post in _POSTS.finditer(sentence.text):
            found.posts[post[0]].add(post[1])
        for post in _OFFICES.finditer(sentence.text):
            found.offices[post[1]][post[2]] = None
        for name in _SHORT.findall(sentence.text):
            if name[0] in SURNAMES:
                found.listed[name].append(sentence.spot)
    return found


def _cells(sheet: Sheet) -> Iterator[tuple[str, Spot]]:
    """Yield the names in the columns of persons; a column counts as one where most cells hold nothing else."""
    for column in range(0 if sheet.annex or sheet.chart else sheet.grid.width):
        if not _HEADERS.search(sheet.columns[column].name):
            continue
        cells = [(row, _names(sheet.text(row, column))) for row in sheet.body if not sheet.is_covered(row, column)]
        if sum(bool(names) for _, names in cells) * 2 > len(cells):
            yield from ((name, sheet.cell(row, column)) for row, names in cells for name in names)


def _names(text: str) -> Iterable[str]:
    parts = [part for part in _APART.split(text) if part]
    names = [part for part in parts if re.fullmatch(r"[一-鿿]{2,3}", part) and part[0] in SURNAMES]
    return names if len(names) * 2 > len(parts) else ()


def by_person(found: Sequence[Run], near: Neighbours, named: People) -> Iterator[Variant]:
    """Yield names of persons of which a character is another that sounds alike: 何琳锋, 何琳峰."""
    counts = near.threes
    masks: list[dict[str, list[str]]] = [defaultdict(list) for _ in range(_LENGTH)]
    for name in named.known(counts, near.pairs):
        for index in range(_LENGTH):
            masks[index][name[:index] + name[index + 1 :]].append(name)
    pairs: dict[str, str] = {}
    for window in counts if masks[0] else ():
        for index, rest in enumerate((window[1:], window[0] + window[2], window[:2])):
            for name in masks[index].get(rest, ()):
                if window != name and _misspelt(named, counts, name, window, index):
                    odd, usual = sorted((window, name), key=lambda one: (counts[one], one in named.listed))
                    pairs[odd] = usual
    yield from located(found, _LENGTH, pairs, certain=True)
    yield from located(found, _LENGTH, _of_one_post(named, counts), certain=True)
    yield from located(found, _LENGTH, _of_one_office(named, counts), certain=True)
    yield from located(found, _LENGTH, _of_titled(named, counts))
    yield from _short(named)


_POSTS = re.compile(r"(?<!副)(?:党委书记|院长|校长|理事长|董事长|总经理|会长|主席|秘书长|主任)(?=([一-鿿]{3}))")
"""Posts that one person holds, and what may be the name."""


_OFFICES = re.compile(
    r"(?=((?!副)[一-鿿](?!副)[一-鿿]"
    r"(?:处长|科长|部长|主任|书记|院长|校长|厅长|局长|所长|馆长|董事长|总经理|理事长))([一-鿿]{3}))"
)
"""Offices that one person holds, with the end of the name of what it is held in, and what may be the person's name."""


def _of_one_office(named: People, counts: Counter[str]) -> dict[str, str]:
    """Return names behind an office that share surname and one character: 人事处处长龚以宁, 人事处处长龚以林."""
    return {
        odd: usual
        for names in named.offices.values()
        for odd, usual in combinations(sorted(reversed(names), key=lambda name: counts[name]), 2)
        if _one_apart(odd, usual)
    }


_OFTEN = 3
"""Places of a name beside which one that stands once behind an office, and differs in a character, is no other's."""


def _of_titled(named: People, counts: Counter[str]) -> dict[str, str]:
    """Return names behind an office that stand once and are another but for a character, or have two exchanged."""
    often = [name for name, count in counts.items() if count >= _OFTEN and name[0] in NAMES]
    twice = (name for name, count in counts.items() if count > 1 and name[0] in NAMES)
    pairs = {name[0] + name[:0:-1]: name for name in twice if counts[name[0] + name[:0:-1]] == 1}
    offices = (name for names in (*named.offices.values(), *named.posts.values()) for name in names)
    for odd in sorted({name for name in offices if counts[name] == 1 and name[0] in NAMES}):
        if usual := next((name for name in often if _one_apart(odd, name)), ""):
            pairs[odd] = usual
    return pairs


def _one_apart(one: str, other: str) -> bool:
    """Tell whether two names share the surname and one of the two characters behind it."""
    return one[0] == other[0] in SURNAMES and (one[1] == other[1]) != (one[2] == other[2])


def by_case_person(document: Document, named: People, near: Neighbours) -> Iterator[Variant]:
    """Yield a name that stands once, in a case that names another person by a title who shares all but one character.

    A case tells of few persons: of those in twenty-six reports no two are called so alike.
    """
    for title, body in cases(document):
        told = [(one.text, one.spot) for passage in (title, *body) for one in passage.sentences]
        places = {run[at : at + _LENGTH]: spot for run, spot in runs(told) for at in range(len(run) - _LENGTH + 1)}
        alike: dict[str, list[str]] = defaultdict(list)
        for name in places:
            if name[0] in NAMES and max(near.pairs[name[:2]], near.pairs[name[1:]]) <= near.threes[name] + 1:
                alike[name[:2]].append(name)
                alike[name[0] + "." + name[2]].append(name)
        known = [one for group in alike.values() for one in group if one in named.titled or one in named.listed]
        for name in dict.fromkeys(known):
            for odd in (*alike[name[:2]], *alike[name[0] + "." + name[2]]):
                apart = places[odd].text != places[name].text
                if _one_apart(odd, name) and near.threes[odd] == 1 and odd not in named.titled and apart:
                    yield Variant(name, odd, (places[odd], places[name]), certain=True)


def _of_one_post(named: People, counts: Counter[str]) -> dict[str, str]:
    """Return names behind a post that share two characters with one known behind the same post: 陶景州, 陶景川."""
    pairs: dict[str, str] = {}
    for names in named.posts.values():
        for one, other in combinations(names, 2):
            differing = [index for index in range(_LENGTH) if one[index] != other[index]]
            odd, usual = sorted((one, other), key=lambda name: counts[name])
            if len(differing) == 1 and differing[0] and one[0] in SURNAMES and counts[odd] < counts[usual]:
                pairs[odd] = usual
    return pairs


def _misspelt(named: People, counts: Counter[str], name: str, window: str, index: int) -> bool:
    """Tell whether a window is a person's name misspelt; two that one table lists are two persons."""
    one, other = name[index], window[index]
    if name in named.listed:
        files = {spot.place.file for spot in named.listed[name]}
        side_by_side = files & {spot.place.file for spot in named.listed.get(window, ())}
        # Persons that one table lists are two, but for one who is named so elsewhere, again and again, and here once.
        odd = counts[window] == 1 and counts[name] > len(named.listed[name]) + 1
        return (odd or not side_by_side) and (
            sound_alike(one, other) or (window[0] in SURNAMES and sound_near(one, other))
        )
    return counts[window] < counts[name] and window[0] in SURNAMES and sound_same(one, other)


def _short(named: People) -> Iterator[Variant]:
    """Yield names of two characters, a surname and one that sounds like another's."""
    names = [name for name in named.listed if len(name) == _LENGTH - 1]
    for odd, usual in combinations(sorted(names, key=lambda name: len(named.listed[name])), 2):
        spots, others = named.listed[odd], named.listed[usual]
        apart = not {spot.place.file for spot in spots} & {spot.place.file for spot in others}
        if odd[0] == usual[0] and apart and sound_alike(odd[1], usual[1]):
            yield Variant(usual, odd, (*spots, others[0]), certain=True)
