"""Pictures of pages of the built sample for the READMEs: `make pictures`, after `make report`."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
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


def _has(*words: str) -> Callable[[str], bool]:
    """Tell whether a page without its spaces holds all of the words."""
    return lambda text: all(word in text for word in words)


def _table(text: str) -> bool:
    """Tell whether a table with its caption and its unit line stands on a page of the body."""
    return re.search(r"^表\d+-\d+", text, re.MULTILINE) is not None and "单位：" in text and "案例" not in text


PAGES: Final[Mapping[str, Callable[[str], bool]]] = {
    "cover": _has("高等职业教育质量年度报告", "二〇二四年"),
    "directory": lambda text: text.startswith("目录"),
    "case": lambda text: re.search(r"^案例\d+", text, re.MULTILINE) is not None and "....." not in text,
    "table": lambda text: _table(text) and "....." not in text,
    "chart": _has("毕业生毕业一年后的月收入"),
}
"""What tells the page of each picture; the first page that fits is taken."""


def main() -> None:
    """Write one picture for every entry of `PAGES`."""
    built = sorted((ROOT / "output").glob("*.pdf"))
    if len(built) != 1:
        sys.exit("output/ must hold the one PDF of the sample: run make report first")
    texts = _texts(built[0])
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, fits in PAGES.items():
        page = _first(name, texts, fits)
        content = _png(_rendered(built[0], page))
        if len(content) > LARGEST:
            sys.exit(f"the picture {name} takes {len(content)} bytes, more than {LARGEST}")
        (PICTURES / f"{name}.png").write_bytes(content)
        print(f"{name}: page {page}, {len(content) // 1024} KB")


def _texts(pdf: Path) -> list[str]:
    """Return the text of every page without spaces, line by line."""
    command = ["pdftotext", "-layout", "-enc", "UTF-8", str(pdf), "-"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    pages = done.stdout.split("\f")
    return ["\n".join(re.sub(r"\s", "", line) for line in page.strip().splitlines()) for page in pages]


def _first(name: str, texts: Iterable[str], fits: Callable[[str], bool]) -> int:
    for page, text in enumerate(texts, 1):
        if fits(text):
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
