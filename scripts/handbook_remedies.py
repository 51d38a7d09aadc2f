"""Why a message comes and what to do about it: `docs/handbook/remedies/*.toml`, a file a room."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parents[1] / "docs/handbook/remedies"
_PARTS: Final = "parts.toml"
_KEYS: Final = frozenset({"message", "messages", "why_en", "why_zh", "en", "zh"})


@dataclass(frozen=True, slots=True)
class Remedy:
    """What an entry says in one language."""

    why: str
    way: str
    """What to do; empty where the message itself says it."""


def remedies(language: str, folder: Path = FOLDER) -> Mapping[str, Remedy]:
    """Return what is said of each message, by its English template.

    Raises ValueError where an entry has no cause in both languages, a way out in one of them alone, keys that are not
    known, or a message that another entry has.
    """
    found: dict[str, Remedy] = {}
    for path in sorted(folder.glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("remedy", []):
            texts = entry.get("messages") or [entry.get("message", "")]
            if fault := _fault(entry) or ("it is told twice" if found.keys() & set(texts) else ""):
                raise ValueError(f"{path.name}: {texts[0]}: {fault}")
            found |= dict.fromkeys(texts, Remedy(entry[f"why_{language}"], entry.get(language, "")))
    return found


def parts(folder: Path = FOLDER) -> frozenset[str]:
    """Return the texts that are no messages of their own, but a part of others or a way out themselves."""
    return frozenset(tomllib.loads((folder / _PARTS).read_text(encoding="utf-8"))["parts"])


def _fault(entry: Mapping[str, Any]) -> str:
    if unknown := entry.keys() - _KEYS:
        return f"nobody reads {', '.join(sorted(unknown))}"
    if not (entry.get("why_en", "").strip() and entry.get("why_zh", "").strip()):
        return "it does not say why, in English and in Chinese"
    if bool(entry.get("en", "").strip()) != bool(entry.get("zh", "").strip()):
        return "what to do stands in one language alone"
    return ""
