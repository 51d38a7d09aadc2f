"""Which of several submissions of a college counts, and what is odd about one among the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportdoc.app.province.rows import BROKEN, READ, College
from reportdoc.present.language import language
from reportdoc.report.message import Message, message


def judged(colleges: Sequence[College]) -> Iterator[College]:
    """Yield submissions with which of them count, and what is odd about them among the others."""
    by_code: dict[str, list[College]] = defaultdict(list)
    for one in colleges:
        if one.status == READ:
            by_code[one.code or one.college].append(one)
    for one in colleges:
        if one.status != READ:
            yield one
            continue
        named = [other for other in by_code[one.code or one.college] if other.college == one.college]
        latest = max(named, key=_rank)
        notes = _notes(one, latest, by_code[one.code or one.college])
        chinese = language("zh_CN")
        note = "；".join(chinese.translated(each) for each in notes)
        yield replace(one, counts=one is latest, note=note)


def _rank(one: College) -> tuple[bool, str, str]:
    """Return what puts one submission of a college above another.

    A package that was changed after it was sealed gives way to any other: whoever did may have written the time, too.
    """
    whole = one.seal != BROKEN
    return whole, (one.made if whole else "") or one.modified, one.submission


def _notes(one: College, latest: College, alike: Sequence[College]) -> Iterator[Message]:
    same = [other for other in alike if other.college == one.college]
    if len(same) > 1:
        if one is latest and one.seal != BROKEN and any(other.seal == BROKEN for other in same):
            text = message(
                "handed in {count} times; this is the latest without a broken seal, and counts", count=len(same)
            )
            yield text
        elif one is latest:
            yield message("handed in {count} times; this is the latest and counts", count=len(same))
        else:
            yield message("handed in {count} times; {submission} counts", count=len(same), submission=latest.submission)
    others = sorted({other.college for other in alike} - {one.college})
    if others:
        yield message("the code {code} is also that of {colleges}", code=one.code, colleges="、".join(others))
    if not one.code:
        yield message("neither its content nor its name says the college's code")
