"""Which changes of the figures of running text the rules of prose do not notice.

`python -m tests.audit.silent pharmacy …` changes figures of reports of `tests/audit/written`, one of three, each once
and alone, by a slip of the pen, asks the rules of prose of its own passage (a few milliseconds each), and prints the
sentences of those that pass in silence, with how many were told. Many of these figures follow from nothing; those that
something in their passage bears out (the ledger's relations) are marked with + and counted apart: they show which
relations the rules lack.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random

from reportdoc.audit.prose.family import CROWDED, judged, parts
from reportdoc.audit.prose.following.held import held
from reportdoc.audit.prose.given.elsewhere import Elsewhere, elsewhere
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.figures import Stated, figures, running
from reportdoc.audit.reading.passage import Passage
from tests.audit.alone import WRITTEN
from tests.audit.habits import document

_ONE_IN = 3
"""One in so many figures is changed."""

_AROUND = (90, 40)
"""Characters that are shown before and behind a figure."""


def silent(read: Document, seed: str) -> Iterator[tuple[bool, bool, str]]:
    """Yield of each figure whether its change is told, whether its passage bears it out, and both figures in 【】."""
    borne = {id(figure) for relations in held(read) for relation in relations for figure in relation.figures}
    stated, before, number = elsewhere(read), list[Stated](), 0
    for passage in running(read):
        if any(len(figures(each)) > CROWDED for each in passage.sentences):
            continue
        for part in parts(passage):
            was = _told(read, part, before, stated)
            for at, sentence in enumerate(part.sentences):
                for figure in figures(sentence):
                    number += 1
                    start, end = figure.mention.start, figure.mention.end
                    new = _slip(sentence.text[start:end], Random(f"{seed}{number}"))
                    if number % _ONE_IN or not figure.is_exact or not new:
                        continue
                    text = sentence.text[:start] + new + sentence.text[end:]
                    other = replace(sentence, text=text, spot=replace(sentence.spot, text=text))
                    sentences = (*part.sentences[:at], other, *part.sentences[at + 1 :])
                    changed = replace(part, text=part.text.replace(sentence.text, text), sentences=sentences)
                    shown = f"{sentence.text[start:end]}→{new}"
                    around = sentence.text[max(0, start - _AROUND[0]) : start], sentence.text[end : end + _AROUND[1]]
                    told = bool(_told(read, changed, before, stated) - was)
                    yield told, id(figure) in borne, f"【{shown}】".join(around)
            before += [figure for sentence in part.sentences for figure in figures(sentence)]


def _told(read: Document, part: Passage, before: Sequence[Stated], stated: Elsewhere) -> Counter[tuple[str, str]]:
    return Counter((one.code, str(one.message)) for one in judged(read, part, (), before, stated))


def _slip(text: str, random: Random) -> str:
    """Return a figure with two neighbouring digits exchanged, or one that is another; empty where it has no digit."""
    places = [at for at, character in enumerate(text) if character in "0123456789"]
    slips = []
    for one, other in pairwise(places):
        if text[one] != text[other] and not (one == places[0] and text[other] == "0"):
            slips.append(f"{text[:one]}{text[other]}{text[one + 1 : other]}{text[one]}{text[other + 1 :]}")
    for at in places:
        for digit in {(int(text[at]) + step) % 10 for step in (1, 9, 2, 3, 5)}:
            if digit or at != places[0]:
                slips.append(f"{text[:at]}{digit}{text[at + 1 :]}")
    return random.choice(slips) if slips else ""


if __name__ == "__main__":
    for name in sys.argv[1:]:
        every = list(silent(document(WRITTEN / name), name))
        print("\n".join(f"{'+' if borne else ' '} {text}" for told, borne, text in every if not told))
        follow = [told for told, borne, _ in every if borne]
        print(f"{name}: {sum(told for told, _, _ in every)} of {len(every)} changes are told,", end=" ")
        print(f"{sum(follow)} of {len(follow)} of what follows\n")
