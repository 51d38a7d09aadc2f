"""What a field `EQ` shows: characters in circles, readings above others, fractions (ECMA-376 Part 1, 17.16.5.18)."""

from __future__ import annotations

import re

_CIRCLES = "○〇◯"
_CIRCLED = {str(place): chr(ord("①") + place - 1) for place in range(1, 21)} | dict(
    zip("一二三四五六七八九十", "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", strict=True)
)
_SWITCH = re.compile(r"\\(?:[a-z]{2}\d*\s?|\*\s?\S{1,40})(?=[\\(\s])", re.IGNORECASE)
"""What says how something is set, such as `\\up 9`, and shows nothing."""
_HEAD = re.compile(r"\\(?P<name>[a-z])\s?(?=\()", re.IGNORECASE)
_DEPTH = 8


def shown(instruction: str) -> str:
    r"""Return what a reader sees of a field, from its instruction ` EQ \o\ac(○,1) `: ①."""
    _, _, text = instruction.strip().partition(" ")
    return _plain(_SWITCH.sub("", text), _DEPTH).strip()


def _plain(text: str, depth: int) -> str:
    found = _HEAD.search(text)
    if found is None or not depth:
        return re.sub(r"\\([,();\\])", r"\1", text)
    parts, end = _arguments(text, found.end())
    inner = [_plain(part, depth - 1) for part in parts]
    after = _plain(text[end:], depth - 1)
    return _plain(text[: found.start()], 0) + _set(found["name"].lower(), inner) + after


def _set(name: str, parts: list[str]) -> str:
    if name == "o":  # one above the other: a circle and what stands in it, or a reading and its characters
        last = parts[-1].strip()
        return _CIRCLED.get(last, last) if parts[0].strip() in _CIRCLES else last
    if name == "f":
        return "/".join(parts)
    if name == "r":
        return f"√{parts[-1]}"
    return "".join(parts)


def _arguments(text: str, start: int) -> tuple[list[str], int]:
    """Return what stands in the brackets that open at a place, divided at commas, and where they end."""
    parts, level, at = [""], 0, start
    while at < len(text):
        one = text[at]
        if one == "\\" and at + 1 < len(text) and text[at + 1] in "(),;\\":
            parts[-1] += text[at : at + 2]
            at += 2
            continue
        at += 1
        level += (one == "(") - (one == ")")
        if not level:
            break
        if one in ",;，" and level == 1:
            parts.append("")
        elif level > 1 or one != "(":
            parts[-1] += one
    return parts, at
