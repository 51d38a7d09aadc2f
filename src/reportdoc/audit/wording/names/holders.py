"""Persons who have another rank or college in one place than elsewhere: 副教授某某, 教授某某."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.report.message import message
from reportdoc.text.surnames import SURNAMES

_RANK = "副?教授|讲师|助教"
"""The ranks of teachers (高等学校教师职务试行条例, 1986), of which a person has one."""

_POST = "副?院长|副?书记|副?主任|系主任|教师|老师|学生|同学|辅导员|毕业生|校友"

_TITLED = re.compile(rf"(?:{_RANK}|{_POST})(?=([一-鿿]{{3}}))")

_BEFORE = re.compile(rf"的?(?:专任|实训)?(?P<rank>{_RANK})?(?:{_POST})?$")
"""What stands between a person's college and name."""

_HEAD = re.compile(r"(?<![副学院系部室处会社团组])(?:党委)?(?P<post>副?(?:书记|院长|校长))$")
"""A post of the college itself, of which a person has one where it is told alone; 副书记、院长 is one as well."""

_DEPUTY = 3
"""Times a deputy is named before one with another post is asked about: they often have two."""

_TOLD = 12
"""Characters before a name in which its post and college stand."""

_UNIT = re.compile(r"[一-鿿]{2,10}(?:学院|[系部处])")

_PART = re.compile(r"[，。；、：（）()\s“”《》]|由|为|和|与")

_RISES = re.compile("晋升|评为|评聘|聘为|升任|转为|转入|调[任到入]|原[^，。；]{0,10}$")
"""What tells that a person's rank or college has changed."""

_Held = tuple[str, Spot]


def holder_findings(document: Document) -> Iterator[Finding]:
    """Yield persons who stand once with another rank, or another college, than everywhere else."""
    units = _units(document)
    named = {name for one in document.sentences for name in _TITLED.findall(one.text) if _is_name(name)}
    held: dict[tuple[str, str], list[_Held]] = defaultdict(list)
    changed: set[str] = set()
    for sentence in document.sentences if named else ():
        text = sentence.text
        for start in range(2, len(text) - 2):
            if (name := text[start : start + 3]) not in named:
                continue
            if _RISES.search(text):
                changed.add(name)
            found = _BEFORE.search(text, max(0, start - 8), start)
            assert found
            if found["rank"]:
                held["rank", name].append((found["rank"], sentence.spot))
            if (head := _HEAD.search(text, max(0, start - _TOLD), start)) and not text.startswith(
                "、", head.start() - 1
            ):
                held["post", name].append((head["post"], sentence.spot))
            before = text[max(0, found.start() - _TOLD) : found.start()]
            ends = (before[at:] for at in range(len(before)))
            if unit := next((end for end in ends if end in units), ""):
                held["unit", name].append((unit, sentence.spot))
    for (kind, name), all_held in held.items():
        if kind == "post" and len(all_held) < _DEPUTY and any(post.startswith("副") for post, _ in all_held):
            continue
        beside = kind != "unit" or set.intersection(*(units[unit] for unit, _ in all_held))
        if name not in changed and beside:
            yield from _judged(name, all_held, Severity.CONFLICT if kind == "unit" else Severity.EXPLAIN)


def _is_name(word: str) -> bool:
    """Tell whether three characters behind a title are a name: 书记任组长 has none."""
    return word[0] in SURNAMES and word[-1] not in "长任席"


def _units(document: Document) -> Mapping[str, set[object]]:
    """Return the colleges and offices that stand alone in a cell or in a list, each with its columns and sentences.

    Those of one column or list are colleagues, of which a person belongs to one; an industry college may be headed by
    somebody of any.
    """
    units: dict[str, set[object]] = defaultdict(set)
    for sheet in document.sheets:
        for column in range(0 if sheet.annex else min(3, sheet.grid.width)):
            for row in sheet.body:
                if _UNIT.fullmatch(text := sheet.text(row, column)):
                    units[text].add((sheet.label, column))
    for sentence in document.sentences:
        for part in _PART.split(sentence.text) if "、" in sentence.text else ():
            if _UNIT.fullmatch(part):
                units[part].add(sentence.text)
    return units


def _judged(name: str, all_held: Sequence[_Held], severity: Severity) -> Iterator[Finding]:
    places: dict[str, list[Spot]] = defaultdict(list)
    for what, spot in all_held:
        places[what].append(spot)
    if len(places) != len(("odd", "usual")):
        return
    # Of two that stand once each, the later one is told first, and with it both.
    usual, odd = sorted(places, key=lambda what: (-len(places[what]), all_held.index((what, places[what][0]))))
    if len(places[odd]) == 1 and places[odd][0].text != places[usual][0].text:
        said = message("“{odd}” here, “{usual}” elsewhere", odd=odd + name, usual=usual + name)
        spots = (places[odd][0], places[usual][0])
        yield Finding("W604", severity, said, spots, odd + name, usual + name, key=odd + name)
