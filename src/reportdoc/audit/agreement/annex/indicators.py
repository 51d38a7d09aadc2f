"""Claims and the rows of the indicator tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportdoc.audit.agreement.annex.ratios import SUPPOSED
from reportdoc.audit.agreement.model.cell import Fact
from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.model.link import ClaimLink, Strength
from reportdoc.audit.agreement.model.value import basic
from reportdoc.audit.agreement.tables.rows import counted_subset as among
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.role import Role
from reportdoc.text.subject import core, indicator_core

CODE = "G501"

_LONG = 4
"""Characters from which a part of an indicator's words can stand for it."""

_TELLING = 6
"""Characters from which an indicator's words need no look at what stands before them."""

_UNITS = ("学院", "系", "公司", "社区", "村", "专业群", "校区", "级")
"""What the words end with that narrow a claim to a part of the college."""

_COUNTED = 10
"""Value from which one more or less is a slip and not another thing."""


def indicator_links(document: Document, claims: tuple[Claim, ...], facts: tuple[Fact, ...]) -> Iterator[ClaimLink]:
    """Yield the links between claims and indicators."""
    index = _Index(_names(document, facts))
    borne_out: set[int] = set()
    named: set[int] = set()
    spoken: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        spoken[id(claim.sentence)].append(claim)
    for claim in claims:
        if not claim.key or (claim.mention.written and claim.mention.value < _COUNTED):
            continue  # 两个专业 are two of them
        if SUPPOSED.search(claim.sentence.text, 0, claim.mention.start):
            continue
        seen: set[int] = set()
        for fact in index.near(claim):
            yield ClaimLink(claim, fact.spot, fact.number, fact.unit, Strength.NAMED, CODE, _title(fact))
            seen.add(id(fact))
        for facts_, strength in index.spoken(claim):
            # One name for several rows, 接入国家智慧教育平台数量 of each level, tells none of them.
            alone = len({(one.sheet.label, one.row) for one in facts_}) == 1
            for fact in facts_:
                if claim.year in (None, fact.year) and id(fact) not in seen:
                    seen.add(id(fact))
                    sure = _weakened(claim, strength) if alone else Strength.LIKELY
                    unit = fact.sheet.cell(fact.row, 2) if fact.sheet.grid.width > 2 else None
                    if claim.subset and id(claim.sentence) in named and len(claim.key) >= _LONG and not among(claim):
                        sure = strength
                    link = ClaimLink(
                        claim,
                        fact.spot,
                        fact.number,
                        fact.unit,
                        sure,
                        CODE,
                        _title(fact),
                        beside=unit,
                        part=alone and claim.key != (name := fact.row_core) and claim.key.endswith(name),
                        borrowed=alone and _borrowed(claim, fact, spoken.get(id(claim.sentence), ())),
                    )
                    if not (alone or link.agrees):
                        continue
                    if link.agrees:
                        borne_out.add(id(claim.sentence))
                    if sure is Strength.NAMED:
                        named.add(id(claim.sentence))
                    # A part of something else may well look like a slip in the whole: 由专任教师152人兼任.
                    if link.agrees or link.borrowed or not claim.subset or id(claim.sentence) in borne_out | named:
                        yield link


def _borrowed(claim: Claim, fact: Fact, beside: Sequence[Claim]) -> bool:
    """Tell whether an indicator that a claim names has a figure that the sentence says of something else.

    That is last year's, or stands by words that are no part of the indicator's name.
    """
    name, key = fact.row_core, claim.key
    elsewhere = claim.local or claim.inherited or claim.after or any(word.endswith(_UNITS) for word in claim.scope)
    if elsewhere or fact.number.value < _FEW or ("/" in fact.unit and claim.role is not Role.MEAN):
        return False
    told = claim.sentence.text[: claim.mention.start]
    begun = name.startswith(key) and (len(key) >= _LONG or name[len(key) : -1] in told)
    if not (begun or key.endswith(name)):
        return False
    value = basic(fact.number, fact.unit)[0]
    for one in beside:
        assert one.mention.number
        if one is not claim and one.dimension == claim.dimension and basic(one.mention.number)[0] == value:
            before = one.sentence.text[: one.mention.start][-_NEAR:]
            if one.role is Role.THEN:
                return _LAST_YEAR.search(before) is not None
            between = sorted((one.mention.start, claim.mention.start))
            apart = "；" in claim.sentence.text[slice(*between)]
            own = (key == name or begun) and not apart  # not 马达加斯加工坊有专业标准2个
            return own and bool(one.key) and one.key not in name and name not in one.key
    return False


_FEW = 3
"""Value from which an indicator's is hardly by chance that of something beside."""

_NEAR = 12
"""Characters before a figure in which it is said to be last year's."""

_LAST_YEAR = re.compile("上年|去年|上届|上一[届年]|上学年")


class _Index:
    """Indicators by their words, whole and in part."""

    def __init__(self, names: dict[tuple[str, str], list[Fact]]) -> None:
        self._whole = names
        self._ends: dict[tuple[str, str], list[tuple[str, list[Fact]]]] = defaultdict(list)
        self._characters: dict[tuple[frozenset[str], str], list[Fact]] = {}
        self._starts: dict[tuple[str, str], list[tuple[str, list[Fact]]]] = defaultdict(list)
        for (name, dimension), found in names.items():
            if len(frozenset(name)) >= _LONG:
                self._characters.setdefault((_characters(name), dimension), found)
            for cut in range(1, len(name) - _LONG + 1):
                self._ends[name[cut:], dimension].append((name[:cut], found))
            self._starts[name[:2], dimension].append((name, found))

    def spoken(self, claim: Claim) -> Iterator[tuple[list[Fact], Strength]]:
        """Yield the indicators a claim may mean, the surest first."""
        key, dimension = claim.key, claim.dimension
        joined = claim.lead + key
        for length in range(len(key), min(len(joined), 24) + 1):
            yield self._whole.get((joined[-length:], dimension), []), Strength.NAMED
        mixed = Strength.LIKELY if claim.after else Strength.NAMED
        yield self._characters.get((_characters(key), dimension), []), mixed
        for cut in range(1, len(key) - _LONG + 1):
            sure = _PLACE.fullmatch(key[:cut]) is not None
            yield self._whole.get((key[cut:], dimension), []), Strength.NAMED if sure else Strength.LIKELY
        for cut in range(len(key) - _LONG + 1):
            for prefix, ends in self._ends.get((key[cut:], dimension), [])[:1]:
                sure = prefix == "年" and _PLACE.fullmatch(key[:cut]) is not None
                yield ends, Strength.NAMED if sure else Strength.LIKELY
        for name, found in self._starts.get((key[:2], dimension), []):
            rest = name[len(key) :]
            if name.startswith(key) and rest and rest in claim.sentence.text[: claim.mention.start]:
                yield found, Strength.LIKELY

    def near(self, claim: Claim) -> list[Fact]:
        """Return the indicators that the words behind a figure name, if their values are so near that one is meant.

        全校26个专业, where 27 are counted; three of them are other things.
        """
        if not claim.after or claim.after == claim.key or claim.narrowed or claim.case:
            return []
        if claim.sentence.text[: claim.mention.start].endswith("的"):
            return []  # 参加评估的23个专业
        found = self._whole.get((claim.after, claim.dimension), [])
        value = claim.mention.value
        return [one for one in found if value >= _COUNTED and abs(one.number.value - value) <= 1]


_PLACE = re.compile(r"(?:获得?|取得|[一-鿿]{2}[市省])*")
"""Words before an indicator's that do not narrow it: 获天津市."""


_FORMAL = frozenset("授权数量获得批准立项到款额度总计个")


def _characters(name: str) -> frozenset[str]:
    """Return the characters of a name that tell it, whatever their order: 授权专利 is 专利授权."""
    telling = frozenset(name) - _FORMAL
    return telling if len(telling) >= 2 else frozenset(name)


def _weakened(claim: Claim, strength: Strength) -> Strength:
    short = claim.subset or (len(claim.key) < _TELLING and bool(claim.lead or claim.narrowed))
    short = short or any(word.endswith(_UNITS) for word in claim.scope)
    sure = not (short or claim.local or claim.inherited or claim.case or claim.mention.approximate or not claim.year)
    return strength if sure else Strength.LIKELY


def _names(document: Document, facts: tuple[Fact, ...]) -> dict[tuple[str, str], list[Fact]]:
    names: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    aliases = {indicator_core(one.name): one.aliases for one in document.profile.indicators if one.aliases}
    parent = ""
    for fact in facts:
        if not fact.sheet.annex:
            continue
        own = fact.row_core
        sub = fact.sheet.text(fact.row, 1).startswith("其中") or _level(own)
        if not sub:
            parent = own
        for name in {f"{parent}{own}", f"{own}{parent}"} if sub else {own, *map(core, aliases.get(own, ()))}:
            names[name, fact.dimension].append(fact)
        tail = fact.sheet.text(fact.row, 1).rpartition("-")[2].rpartition("：")[2]
        if len(core(tail)) >= _LONG:
            names[indicator_core(tail), fact.dimension].append(fact)
        if sub and not _level(own) and len(own) >= _LONG:
            names[own, fact.dimension].append(fact)
    return names


def _level(text: str) -> bool:
    return text in ("国家级", "省级", "市级", "校级", "省部级", "国家", "省", "接入国家智慧教育平台", "女", "男")


def _title(fact: Fact) -> str:
    return fact.sheet.text(fact.row, 1)
