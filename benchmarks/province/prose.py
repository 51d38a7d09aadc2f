"""Sentences that sound like reports and say nothing: those of test reports with other words in most places."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = ("health", "marine", "nursery", "railway")
"""Reports in tests/audit/written whose words and tables are used."""
_PLAIN = re.compile(r"[一-鿿，、；]{25,90}。")
_NUMERALS = re.compile(r"[一二三四五六七八九十两几双]")
_TWICE = re.compile(r"(.{1,4}?)\1+")
_WORD = re.compile(r"[一-鿿]{2}")
KEPT = 0.3
"""Share of the words that stay where they were."""


@cache
def sentences() -> tuple[str, ...]:
    """Return the sentences of the sources without figures."""
    found: list[str] = []
    for source in SOURCES:
        for path in sorted((ROOT / "tests/audit/written" / source / "content/chapters").glob("*.md")):
            found += [one for one in _PLAIN.findall(path.read_text(encoding="utf-8")) if not _NUMERALS.search(one)]
    return tuple(dict.fromkeys(found))


@cache
def vocabulary() -> tuple[str, ...]:
    """Return pairs of characters of the sentences."""
    return tuple(sorted({word for sentence in sentences() for word in _WORD.findall(sentence)}))


def paragraph(chance: random.Random, least: int = 60) -> str:
    """Return a paragraph of at least so many characters that no other college has."""
    text = ""
    while len(text) < least:
        text += _other_words(chance, chance.choice(sentences()), KEPT)
    return text


def reworded(chance: random.Random, text: str) -> str:
    """Return a paragraph with about every tenth word exchanged."""
    return _other_words(chance, text, 0.9)


def _other_words(chance: random.Random, text: str, kept: float) -> str:
    made = _WORD.sub(lambda found: found[0] if chance.random() < kept else chance.choice(vocabulary()), text)
    return _TWICE.sub(r"\1", made)
