"""The build's own font configuration: the official fonts, and the best free ones where they are missing."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

SUBSTITUTES: Final[Mapping[str, str]] = {
    "仿宋": "Noto Serif CJK SC",
    "FangSong": "Noto Serif CJK SC",
    "仿宋_GB2312": "Noto Serif CJK SC",
    "FangSong_GB2312": "Noto Serif CJK SC",
    "宋体": "Noto Serif CJK SC",
    "SimSun": "Noto Serif CJK SC",
    "方正小标宋简体": "Noto Serif CJK SC",
    "方正小标宋_GBK": "Noto Serif CJK SC",
    "楷体": "AR PL KaitiM GB",
    "KaiTi": "AR PL KaitiM GB",
    "楷体_GB2312": "AR PL KaitiM GB",
    "KaiTi_GB2312": "AR PL KaitiM GB",
    "黑体": "Noto Sans CJK SC",
    "SimHei": "Noto Sans CJK SC",
    "Times New Roman": "Liberation Serif",
    "Arial": "Liberation Sans",
    "Courier New": "Liberation Mono",
}
"""Free font by official font. Chinese glyphs are one em wide in all; Liberation has the widths of the Latin ones."""

_SYSTEM = ("/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts")
_ALIAS = '<alias binding="same"><family>{official}</family><prefer><family>{free}</family></prefer></alias>'
_FILE = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{folders}{aliases}<cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
"""
def write_configuration(target: Path, own: Path | None) -> None:
    """Write a fontconfig file: the system's fonts, those in the folder `own`, and the substitutes.

    An alias takes effect where the official font is missing, and gives way where it is there.
    """
    windows = [str(Path(os.environ["WINDIR"]) / "Fonts")] if "WINDIR" in os.environ else []
    folders = [*_SYSTEM, *windows, str(Path.home() / ".fonts"), str(Path.home() / ".local/share/fonts")]
    if own and own.is_dir():
        folders.insert(0, str(own.resolve()))
    target.write_text(
        _FILE.format(
            folders="".join(f"<dir>{escape(folder)}</dir>" for folder in folders),
            aliases="".join(_ALIAS.format(official=official, free=free) for official, free in SUBSTITUTES.items()),
        ),
        encoding="utf-8",
    )


def environment(home: Path, own: Path | None) -> dict[str, str]:
    """Return the environment for a program that is to use the build's fonts; writes its configuration into `home`."""
    configuration = home / "fonts.conf"
    write_configuration(configuration, own)
    return {**os.environ, "FONTCONFIG_FILE": str(configuration), "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
