"""Claims and other claims of the same thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.model.link import ClaimLink, Strength
from reportdoc.audit.agreement.model.value import slip, swapped
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import Passage
from reportdoc.audit.reading.role import Role
from reportdoc.text.subject import alike

CODE = "G503"

_SPECIFIC = 4
"""Characters from which a key alone can tell what is counted."""

_ALIKE = 0.5
"""Share of the leading words that two sentences about one thing have in common, as a rule."""

_GENERIC = re.compile(
    r"比上年|上年|较|比|增加|增长|提高|下降|减少|提升|学生|教师|人员|完成|参加|参与|获得?|获奖|项目|占|开展|举办|组织|培养|培训|服务|投入|资金|经费|支持|实现|接待|新增|约|制"
)
"""Words that fit too many things to tell one."""

_COHORT = re.compile("[0-9]*[级届]?")
"""Words that name a cohort and nothing that is counted."""

_MANY = 3
"""Values from which a key is a common word with many meanings."""


def prose_links(document: Document, claims: tuple[Claim, ...]) -> Iterator[ClaimLink]:
    """Yield the links between claims with the same words, unit, time and scope."""
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.key and not claim.inherited:
            groups[claim.dimension, claim.key].append(claim)
    for group in groups.values():
        common = len({claim.mention.value for claim in group}) > _MANY
        for later, first in _pairs(document, group):
            strength = _strength(later, first, common)
            if strength and later.mention.number and first.mention.number:
                assert first.mention.number is not None
                said = f"“{first.clause}”"
                yield ClaimLink(later, first.spot, first.mention.number, "", strength, CODE, said, other=first)


def following_links(document: Document, claims: tuple[Claim, ...]) -> Iterator[ClaimLink]:
    """Yield the links between figures of one noun right behind one: 外籍教师24人，来自9个国家, and 7个国家 there."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for before, claim in pairwise(claims):
        near = before.sentence is claim.sentence and claim.mention.start - before.mention.end <= _NEAR
        plain = before.role is claim.role is Role.LEVEL and claim.year == before.year == document.year
        exact = not any(one.mention.approximate or one.local or one.subset for one in (before, claim))
        noun = claim.after or claim.key
        apart = claim.dimension not in ("%", before.dimension)  # not 教师18人、学生52人, which are parts of many wholes
        if near and plain and exact and apart and len(noun) > 1 and before.mention.value >= _COUNTED:
            key = before.key[-_SPECIFIC:]
            groups[before.dimension, before.mention.value, key, claim.dimension, noun].append(claim)
    for group in groups.values():
        for later, first in _pairs(document, group):
            if first.mention.number and first.mention.value != later.mention.value:
                said = f"“{first.clause}”"
                yield ClaimLink(later, first.spot, first.mention.number, "", Strength.NAMED, CODE, said, other=first)


_NEAR = 12
"""Characters between two figures of which one goes on about the other."""

_COUNTED = 10
"""Value from which two places hardly have one figure by chance."""


def _pairs(document: Document, group: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield each claim with one earlier claim of each other value, and with one of its own."""
    seen: dict[object, Claim] = {}
    for claim in group:
        for earlier in seen.values():
            if not together(document.passages[earlier.sentence.passage], document.passages[claim.sentence.passage]):
                yield claim, earlier
        seen.setdefault(claim.mention.value, claim)


def together(one: Passage, other: Passage) -> bool:
    """Tell whether two passages are one, or items of one list, and so speak of different things with the same words."""
    return one is other or (one.items is not None and other.items is not None and one.items[0] == other.items[0])


def _strength(one: Claim, other: Claim, common: bool) -> Strength | None:
    if one.scope != other.scope or (None not in (one.year, other.year) and one.year != other.year):
        return None
    if one.local or other.local:
        return None
    assert one.mention.number and other.mention.number
    words = _GENERIC.sub("", one.key)
    if _COHORT.fullmatch(words):
        return None
    if len(words) < 2 or (one.dimension == "%" and not re.search(r"[率度]|比例|占比", one.key)):
        return None
    frames = alike(one.lead[-24:], other.lead[-24:]) if one.lead and other.lead else float(not (one.lead or other.lead))
    marked, marked_there = _marked(one), _marked(other)
    if marked and marked_there and not marked & marked_there and swapped(one.mention.value, other.mention.value):
        return None
    if marked & marked_there:
        frames = max(frames, _ALIKE)  # what is told of one “墨彩工坊” is told of one thing
    if frames < _ALIKE and (one.order and other.order) and len(words) < _SPECIFIC:
        return None  # each goes on about what its sentence began with: 小学阶段招生…，在校生…
    if one.mention.approximate or other.mention.approximate or common or None in (one.year, other.year):
        return Strength.LIKELY
    if one.case != other.case and frames < _ALIKE and not slip(one.mention.number, other.mention.number):
        return None
    if len(words) >= _SPECIFIC and (frames >= _ALIKE or (one.order == other.order == 0 and len(words) > _SPECIFIC)):
        return Strength.NAMED
    return Strength.LIKELY


_MARKED = re.compile("“([^“”]{3,12})”")
"""A name in marks."""


def _marked(claim: Claim) -> frozenset[str]:
    """Return the names in marks that stand before a figure in its sentence."""
    return frozenset(_MARKED.findall(claim.sentence.text[: claim.mention.start]))
