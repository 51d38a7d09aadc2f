"""Pictures of pages of the built sample for the READMEs: `make pictures`, after `make report`."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs/pictures"
RESOLUTION = 70
"""Pixels an inch: text can be read, and two pages stand side by side."""
COLOURS = 48
LARGEST = 60 * 1024
"""Bytes; every clone of the repository carries these files."""


PAGES: Final[Mapping[str, str]] = {
    "cover": r"二〇二四年一月",
    "directory": r"目录",
    "case": r"案例\d+增强劳动教育指导功能提升动手能力",
    "table": r"表\d+-\d+2021年—2023年全国“互联网\+”大学生创新创业大赛获奖情况",
    "chart": r"图\d+-\d+2023届毕业生各学院就业情况统计",
}
"""Picture → pattern of one whole line without its spaces; the first page that has such a line is taken.

A line in a directory goes on with leaders and a page number, so a pattern of a caption never fits it.
"""


def main() -> None:
    """Write one picture for every entry of `PAGES`."""
    built = sorted((ROOT / "output").glob("*.pdf"))
    if len(built) != 1:
        sys.exit("output/ must hold the one PDF of the sample: run make report first")
    texts = _texts(built[0])
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name in PAGES:
        page = _first(name, texts)
        content = _png(_rendered(built[0], page))
        if len(content) > LARGEST:
            sys.exit(f"the picture {name} takes {len(content)} bytes, more than {LARGEST}")
        (PICTURES / f"{name}.png").write_bytes(content)
        print(f"{name}: page {page}, {len(content) // 1024} KB")


def _texts(pdf: Path) -> list[list[str]]:
    """Return the lines of every page, without spaces."""
    command = ["pdftotext", "-layout", "-enc", "UTF-8", str(pdf), "-"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    pages = done.stdout.split("\f")
    return [[re.sub(r"\s", "", line) for line in page.splitlines()] for page in pages]


def _first(name: str, texts: Iterable[list[str]]) -> int:
    pattern = re.compile(PAGES[name])
    for page, lines in enumerate(texts, 1):
        if any(pattern.fullmatch(line) for line in lines):
            return page
    sys.exit(f"no page of the sample fits the picture {name}")


def _rendered(pdf: Path, page: int) -> Image.Image:
    number = str(page)
    command = ["pdftoppm", "-r", str(RESOLUTION), "-f", number, "-l", number, "-png", str(pdf)]
    done = subprocess.run(command, capture_output=True, check=True)
    return Image.open(BytesIO(done.stdout))


def _png(image: Image.Image) -> bytes:
    """Return a page as a small PNG with an edge, so that it stands out from a white README."""
    framed = ImageOps.expand(image.convert("RGB"), border=1, fill="#b0b0b0")
    buffer = BytesIO()
    framed.quantize(COLOURS, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


if __name__ == "__main__":
    main()
