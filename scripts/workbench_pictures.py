"""Pictures of the workbench for handbook and README, from the running program: part of `make pictures`.

Debian's Chromium looks at a copy of the sample, as somebody of the report office would.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image, ImageOps

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs/pictures"
ADDRESSES: Final = {
    "overview": "/overview",
    "departments": "/departments",
    "incoming": "/incoming",
    "pages": "/pages/30",
    "findings": "/findings?state=all",
    "numbers": "/numbers",
    "versions": "/versions",
    "handover": "/handover",
    "preview": "/pages/18?show=preview",
}
"""Picture → address of the page that it shows; tests/handbook looks that each is an address of the workbench."""
WORDS: Final = "学生社团是第二课堂的", "学生社团是第二课堂不可缺少的"
"""What is changed on the page of which a preview is shown, and into what."""
SIZE: Final = {"width": 1200, "height": 760}
"""Pixels of the window; a picture is two thirds of it."""
COLOURS = 48
LARGEST = 90 * 1024
"""Bytes; every clone of the repository carries these files."""


def main() -> None:
    """Write one picture for every address."""
    from playwright.sync_api import sync_playwright

    with TemporaryDirectory() as folder:
        project = Path(folder, "年报2023")
        subprocess.run([sys.executable, ROOT / "scripts/workbench.py", project], check=True)
        subprocess.run([_program(), "build", project], check=True, stdout=subprocess.DEVNULL)
        with _served(project) as start, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path="/usr/bin/chromium",
                args=["--no-sandbox", "--lang=zh-CN"],
                # Fields for dates and files speak the language of the browser itself: package chromium-l10n.
                env={**os.environ, "LANGUAGE": "zh_CN"},
            )
            page = browser.new_page(viewport=SIZE, locale="zh-CN")  # type: ignore[arg-type]
            # The first page waits for the audit of the whole sample, which takes long on a busy machine.
            page.set_default_timeout(300_000)
            page.goto(start)
            page.wait_for_url(lambda url: "/start" not in url)
            for name, path in ADDRESSES.items():
                if name == "preview":
                    _change(project)
                page.goto(start.partition("/start")[0] + path)
                # Streams of events never end, so no page is ever quite still.
                page.wait_for_timeout(2500)
                while page.query_selector("[data-placing], [data-stale], [data-previewing], #build:not([hidden])"):
                    page.wait_for_timeout(2500)
                    page.reload()
                _write(name, page.screenshot())
            browser.close()


def _change(project: Path) -> None:
    """Write a word into the section on the page that is shown, so that there is something to preview."""
    chapter = project / "content/chapters/1-talent.md"
    text = chapter.read_text(encoding="utf-8")
    assert WORDS[0] in text
    chapter.write_text(text.replace(*WORDS, 1), encoding="utf-8")


@contextmanager
def _served(project: Path) -> Iterator[str]:
    """Serve a project; the address of the start is given."""
    command = [_program(), "serve", os.fspath(project), "--port", "0", "--no-open", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as server:
        assert server.stdout
        try:
            yield json.loads(server.stdout.readline())["url"]
        finally:
            server.terminate()


def _program() -> str:
    return os.fspath(Path(sys.executable).with_name("reportdoc"))


def _write(name: str, content: bytes) -> None:
    image = Image.open(BytesIO(content)).convert("RGB")
    small = image.resize((image.width * 2 // 3, image.height * 2 // 3), Image.Resampling.LANCZOS)
    buffer = BytesIO()
    framed = ImageOps.expand(small, border=1, fill="#b0b0b0")
    framed.quantize(COLOURS, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    if len(buffer.getvalue()) > LARGEST:
        sys.exit(f"the picture {name} takes {len(buffer.getvalue())} bytes, more than {LARGEST}")
    (PICTURES / f"{name}.png").write_bytes(buffer.getvalue())
    print(f"{name}: {len(buffer.getvalue()) // 1024} KB")


if __name__ == "__main__":
    main()
