"""Which changes of the names of a report its rules of names do not notice.

`python -m tests.audit.silent_names pharmacy …` changes each name in marks, in a cell, and of a person that stands at
least twice at one place, alone: a character is another that sounds the same, stands twice, is missing, or has changed
places with its neighbour. The rules of names are asked (half a second each); what passes in silence is printed.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random

from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import Sentence
from reportdoc.audit.wording.form.words import doubled_findings
from reportdoc.audit.wording.names.alike import sound_same
from reportdoc.audit.wording.names.neighbours import Neighbours
from reportdoc.audit.wording.names.people import people
from reportdoc.audit.wording.names.runs import runs, texts
from reportdoc.audit.wording.names.titles import named
from reportdoc.audit.wording.names.variants import variant_findings
from tests.audit.alone import WRITTEN
from tests.audit.habits import document


def silent(read: Document, seed: str, of: int) -> Iterator[tuple[str, bool, str]]:
    """Yield the kind of each change, whether it is told, and the sentence with both spellings in 【】."""
    was = _told(read)
    near = Neighbours(runs(texts(read)))
    known = (*named(read), *people(read).known(near.threes, near.pairs))
    names = [name for name in dict.fromkeys(known) if re.fullmatch("[一-鿿]{2,20}", name)]
    Random(seed).shuffle(names)
    for name in names[:of]:
        random = Random(seed + name)
        places = [sentence for sentence in read.sentences if name in sentence.text]
        if not places or near.text.count(name) < 2:
            continue
        for kind, odd in _slips(name, near.text, random).items():
            sentence = random.choice(places)
            before, behind = sentence.text.split(name, 1)
            told = _told(_with(read, sentence, before + odd + behind)) - was
            yield kind, bool(told), f"{kind}: {before[-20:]}【{name}→{odd}】{behind[:20]}"


def _slips(name: str, text: str, random: Random) -> Mapping[str, str]:
    """Return a name with one slip of each kind that changes it."""
    at = random.randrange(len(name) - 1)
    alike = sorted(one for one in set(text) if sound_same(one, name[at]) and one != name[at])
    slips = {
        "turned": name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        "doubled": name[: at + 1] + name[at:],
        "missing": name[:at] + name[at + 1 :],
        "sound": name[:at] + random.choice(alike or [name[at]]) + name[at + 1 :],
    }
    return {kind: odd for kind, odd in slips.items() if odd != name}


def _with(read: Document, sentence: Sentence, text: str) -> Document:
    """Return a report with another text for one sentence."""
    at = next(index for index, one in enumerate(read.passages) if any(each is sentence for each in one.sentences))
    passage = read.passages[at]
    other = replace(sentence, text=text, spot=replace(sentence.spot, text=text))
    sentences = tuple(other if each is sentence else each for each in passage.sentences)
    changed = replace(passage, text=passage.text.replace(sentence.text, text), sentences=sentences)
    return replace(read, passages=(*read.passages[:at], changed, *read.passages[at + 1 :]))


def _told(read: Document) -> Counter[str]:
    return Counter(str(one.message) for find in (variant_findings, doubled_findings) for one in find(read))


if __name__ == "__main__":
    for report in sys.argv[1:]:
        every, told = Counter[str](), Counter[str]()
        for kind, noticed, shown in silent(document(WRITTEN / report), report, 25):
            every[kind] += 1
            told[kind] += noticed
            if not noticed:
                print(shown)
        print(report, *(f"{kind}: {told[kind]} of {every[kind]}" for kind in sorted(every)), sep=", ")
