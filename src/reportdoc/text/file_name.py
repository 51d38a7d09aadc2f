"""Names of files that every system takes."""

from __future__ import annotations

import re

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]')
"""What Windows forbids ("Naming Files, Paths, and Namespaces"), and characters that show nothing or turn a text."""
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..{0,300})?", re.IGNORECASE)
LONGEST = 80
"""Characters: with a folder before it, Windows takes 260 in all; Linux 255 bytes."""


def fit(name: str, instead: str = "file") -> str:
    """Return a name for a file that is near to one, without folders; `instead` is for what leaves nothing of it.

    The ending stays, of a long name too.
    """
    last = re.split(r"[\\/]", name)[-1]
    plain = " ".join(_UNFIT.sub("", last).split()).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > 8:
        stem, dot, ending = plain, "", ""
    stem = stem[: LONGEST - len(ending) - 1].strip(" .") or instead
    made = f"{stem}{dot}{ending}"
    return f"_{made}" if _DEVICES.fullmatch(made) else made
