"""Words that are doubled, and punctuation of the wrong width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.report.message import message

_PARTICLE = re.compile(
    r"的的(?!确)|(?<!为)了了(?!解|然|无)|是是(?!非)|(?<!实)在在(?!校|职|线|读|岗)|与与|及及|被被|将将(?!来|要)|从从(?!事|业)|对对(?!口|接|外|方|象|手)|和和(?!谐|平|气)|并并|由由|为为(?!期|何|了)|到到(?!位|账|达|岗|场)|把把(?!握|关|手)|等等等|，，|、、|；；|：：|(?<!。)。。(?!。)"
)
"""A particle or preposition printed twice."""

_WORD = re.compile(r"(?<![一二三四五六七八九十百千万])([一-鿿]{2,5})\1(?![师者员业商型性化器站院部处科室级群])")
"""A word printed twice in a row."""

_NAME = re.compile(r"([一-鿿]{2,6})(?:[”》’]|（[^（）]{1,6}）)\1(?![一-鿿]*[”》’])")
"""A word that ends a name in quotation marks or brackets and is printed again behind them."""

_LISTED = re.compile(r"[一-鿿]{2,10}(?:、[一-鿿]{2,10}){2,40}")
"""Names joined by 、, three at least."""

_BEGUN = re.compile(
    r"(?<=[为是的以了对与和及成把将于从被使])(?P<one>(?![人天年处家个时事步层样村月日代])[一-鿿])(?P=one)(?P<behind>[一-鿿])"
)
"""A character twice behind one that no word goes on from, 为基基础 and not 支教教师; not 人人, 天天."""

_KNOWN = 3
"""Times a word stands elsewhere in the report before it is known."""

_REDUPLICATED = re.compile(
    r"一[一-鿿]|[一-鿿]着|(?:研究|讨论|学习|了解|考虑|休息|交流|商量|锻炼|活动|放松|打扮|清醒|热闹|高兴|参观|体验|感受|许多|很多|非常|特别|十分|多种|彼此|谢谢|妈妈|爸爸|爷爷|奶奶|哥哥|姐姐|弟弟|妹妹|宝宝|呷哺)"
)
"""Words that Chinese doubles on purpose (Lü, 现代汉语八百词: reduplication ABAB of verbs)."""

_HALF_WIDTH = re.compile(
    r"(?<=[一-鿿”》），。；：、])[,;:?!](?=[一-鿿“《（0-9，。；：、])|(?<=[一-鿿])\.(?=[一-鿿]|$)|<(?=[一-鿿])|(?<=[一-鿿])>|\((?=\s?[一-鿿])|(?<=[一-鿿])\s?\)"
)
"""ASCII punctuation between Chinese characters (GB/T 15834-2011 prints full-width marks)."""


def doubled_findings(document: Document) -> Iterator[Finding]:
    """Yield words and characters that are printed twice in a row."""
    yield from _characters(document)
    for sentence in document.sentences:
        for found in _NAME.finditer(sentence.text):
            text = message("“{word}” is printed twice in a row", word=found[1])
            yield Finding("W603", Severity.ERROR, text, (sentence.spot,), found[0], found[1], key=found[0])
        for found in _LISTED.finditer(sentence.text):
            names = re.split(r"、|和|及", found[0])
            for word in sorted({name for name in names if names.count(name) > 1 and len(name) > 1}):
                text = message("“{word}” stands twice in one list", word=word)
                yield Finding("W603", Severity.ERROR, text, (sentence.spot,), word, key=f"{found[0]} {word}")
        for pattern in (_PARTICLE, _WORD):
            for found in pattern.finditer(sentence.text):
                word = found[0][: len(found[0]) // 2]
                if pattern is _PARTICLE or not _REDUPLICATED.match(word):
                    text = message("“{word}” is printed twice in a row", word=word)
                    yield Finding(
                        "W603",
                        Severity.ERROR,
                        text,
                        (sentence.spot,),
                        found[0],
                        word,
                        key=f"{found[0]} {sentence.text}",
                    )


def _characters(document: Document) -> Iterator[Finding]:
    """Yield doubled characters of which the second begins a known word and the first ends none: 为基基础."""
    for sentence in document.sentences:
        for found in _BEGUN.finditer(sentence.text):
            word = found["one"] + found["behind"]
            doubled = _PARTICLE.match(found[0]) or _REDUPLICATED.match(found[0])
            if not doubled and sum(each.text.count(word) for each in document.sentences) > _KNOWN:
                text = message("“{word}” is printed twice in a row", word=found["one"])
                key = f"{found[0]} {sentence.text}"
                yield Finding("W603", Severity.EXPLAIN, text, (sentence.spot,), found[0], found["one"], key=key)


_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"), ("【", "】"), ("〔", "〕"))
"""Marks that come in pairs (GB/T 15834-2011, 4.8, 4.9, 4.15)."""


def pair_findings(document: Document) -> Iterator[Finding]:
    """Yield passages in which a quotation mark or bracket has no partner."""
    for passage in document.passages:
        text = passage.text
        for left, right in _PAIRS:
            # A bracket that closes may belong to the number of an item, 1）.
            if text.count(left) > text.count(right) or (text.count(left) < text.count(right) and right != "）"):
                said = message("{marks} do not come in pairs", marks=f"{left} {right}")
                counts = f"{text.count(left)} {left}，{text.count(right)} {right}"
                yield Finding("W612", Severity.ERROR, said, (passage.spot,), counts, key=f"{left} {passage.text}")


def punctuation_findings(document: Document) -> Iterator[Finding]:
    """Yield half-width punctuation between Chinese characters, a finding a sentence or cell."""
    for sentence in document.sentences:
        if marks := [found[0] for found in _HALF_WIDTH.finditer(sentence.text)]:
            yield Finding(
                "W605",
                Severity.ERROR,
                message("half-width {marks} between Chinese characters", marks=" ".join(dict.fromkeys(marks))),
                (sentence.spot,),
                " ".join(marks),
            )
    for sheet in document.sheets:
        for row in range(len(sheet.grid.rows)):
            for column in range(sheet.grid.width):
                text = "" if sheet.is_covered(row, column) else sheet.text(row, column)
                if marks := [found[0] for found in _HALF_WIDTH.finditer(text)]:
                    said = message(
                        "half-width {marks} between Chinese characters", marks=" ".join(dict.fromkeys(marks))
                    )
                    yield Finding("W605", Severity.EXPLAIN, said, (sheet.cell(row, column),), " ".join(marks))
