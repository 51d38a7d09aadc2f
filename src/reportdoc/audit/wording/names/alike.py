"""Characters that are taken for one another: those that sound alike."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_CONFUSED = re.compile(r"(?<=^[zcs])h|(?<=[aei]n)g$")
"""What many speakers do not tell, and input methods offer together (模糊音): zh and z, ang and an; n and l as well."""


def sound_alike(one: str, other: str) -> bool:
    """Tell whether two characters share a syllable whatever its tone, and so are offered together by input methods."""
    return not set(_syllables(one)).isdisjoint(_syllables(other))


def sound_same(one: str, other: str) -> bool:
    """Tell whether the usual readings of two characters, which stand first, have one syllable."""
    return syllable(one) == syllable(other) != ""


@cache
@cache
def syllable(character: str) -> str:
    """Return the syllable of a character's usual reading without its tone; empty for what is none."""
    return next(iter(_syllables(character)), "")


def sound_near(one: str, other: str) -> bool:
    """Tell whether two characters share a syllable, or two that many speakers do not tell apart: 敏 and 明."""
    return not {_blurred(each) for each in _syllables(one)}.isdisjoint(map(_blurred, _syllables(other)))


@cache
def _syllables(character: str) -> tuple[str, ...]:
    marked = unicodedata.normalize("NFD", _readings().get(str(ord(character)), "")).replace("u\u0308", "v")
    return tuple(filter(None, re.sub(r"[^a-z,]", "", marked).split(",")))


def _blurred(syllable: str) -> str:
    plain = _CONFUSED.sub("", syllable)
    return f"l{plain[1:]}" if plain.startswith("n") else plain


@cache
def _readings() -> Mapping[str, str]:
    """Return the readings of each character by its number.

    The package's file is read as it is: importing the package reads its phrases too, which takes 0.3 s.
    """
    spec = find_spec("pypinyin")
    assert spec and spec.origin
    readings: dict[str, str] = json.loads((Path(spec.origin).parent / "pinyin_dict.json").read_bytes())
    return readings
