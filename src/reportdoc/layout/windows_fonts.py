"""Which fonts Windows has installed, by the list in its registry; elsewhere there is none."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

_LIST = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
_FORMATS = ("TrueType", "OpenType", "All res", "VGA")
_ENDINGS = (".ttf", ".ttc", ".otf", ".otc")
_ALSO: Final = {
    "宋体": ("simsun",),
    "新宋体": ("nsimsun",),
    "仿宋": ("fangsong",),
    "仿宋_GB2312": ("fangsong_gb2312",),
    "楷体": ("kaiti",),
    "楷体_GB2312": ("kaiti_gb2312",),
    "黑体": ("simhei",),
    "微软雅黑": ("microsoft yahei",),
    "等线": ("dengxian",),
    "方正小标宋简体": ("fzxiaobiaosong-b05s", "fzxbsjw"),
}
"""English names of the fonts of official documents: the list has these or the Chinese ones, by its language."""


def known_as(name: str, families: frozenset[str]) -> bool:
    """Tell whether a font is among families, under its Chinese or its English name."""
    return not families.isdisjoint((name.casefold(), *_ALSO.get(name, ())))


def windows_families() -> frozenset[str]:
    """Return the families that are installed for everybody or for this user, in small letters."""
    return families(_listed())


def families(values: Iterable[str]) -> frozenset[str]:
    """Return the families of entries such as `SimSun & NSimSun (TrueType)`, in small letters."""
    named = (family for value in values for family in _without_format(value).split(" & "))
    return frozenset(family.strip().casefold() for family in named)


def _without_format(value: str) -> str:
    name, bracket, rest = value.strip().rpartition("(")
    known = rest.endswith(")") and any(one in rest for one in _FORMATS)
    return name if bracket and known else value


def file_families(folder: Path | None) -> frozenset[str]:
    """Return what the font files in a folder are called, in small letters: families, as far as names can tell."""
    found = folder.rglob("*") if folder and folder.is_dir() else ()
    return frozenset(path.stem.casefold() for path in found if path.suffix.lower() in _ENDINGS)


def _listed() -> Iterator[str]:
    if sys.platform == "win32":
        import winreg

        for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
            with suppress(OSError), winreg.OpenKey(root, _LIST) as key:
                for index in range(winreg.QueryInfoKey(key)[1]):
                    yield winreg.EnumValue(key, index)[0]
    yield from ()
