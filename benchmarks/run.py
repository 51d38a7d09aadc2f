"""Times the program beside others in one run and rewrites the table in README.md; `make bench`."""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pypandoc

from benchmarks.pages import page, picture_again, picture_first
from benchmarks.projects import pandoc_markdown, times
from benchmarks.province.rows import checking
from benchmarks.rebuilds import again, asking, redline, watching
from benchmarks.seals import sealing, sealing_memory
from benchmarks.timing import Pair, Prepare, command, measure, table

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content"
README = ROOT / "benchmarks/README.md"
REPORTDOC = Path(sys.executable).with_name("reportdoc")
RESULTS = re.compile(r"(?<=<!-- results -->\n).*(?=<!-- end -->)", re.DOTALL)


def main() -> None:
    """Measure every pair that is asked for; write the table only when all of them were."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="*", help="names of pairs, or the beginnings of names; all if none is given")
    parser.add_argument("--rounds", type=int, default=5, help="how often each command is timed; 5 if not given")
    arguments = parser.parse_args()
    results = []
    for pair in _pairs():
        if not arguments.only or pair.name.startswith(tuple(arguments.only)):
            print(f"{pair.name} …", file=sys.stderr, flush=True)
            results.append(measure(pair, arguments.rounds))
    memory = "" if arguments.only else f" {_memory()}"
    text = f"{table(results)}\n\n{_circumstances(arguments.rounds)}{memory}\n"
    print(text)
    if not arguments.only:
        page = README.read_text(encoding="utf-8")
        README.write_text(RESULTS.sub(lambda _: f"\n{text}\n", page), encoding="utf-8")


def _pairs() -> Iterator[Pair]:
    pandoc = ("Pandoc, the same text", command(_pandoc))
    soffice = ("bare `soffice --convert-to pdf` of our Word file", command(_soffice))
    word = ("`build --no-pdf`", command(_build(1, "--no-pdf")))
    full = ("`build`", command(_build(1)))
    yield Pair("redline of two versions", ("`diff OLD.docx NEW.docx`", redline(REPORTDOC, CONTENT)), None, 8)
    yield Pair(
        "import of a Word file",
        ("`import REPORT.docx DIR`", command(_import)),
        ("Pandoc, Word to Markdown with its pictures", command(_pandoc_import)),
        4,
    )
    yield Pair("audit", ("`check`", command(_check(1))), None, 4)
    yield Pair("audit of ten times the content", ("ten times", command(_check(10))), ("once", command(_check(1))), 11)
    yield Pair(
        "sealing: scan, two stamps, signature",
        ("`seal`", sealing(REPORTDOC, CONTENT)),
        full,
        1.6,
    )
    yield Pair(
        "a province of 40",
        ("`province check`, two workers", checking(REPORTDOC, 2)),
        ("one", checking(REPORTDOC, 1)),
        0.556,
    )
    yield Pair("workbench: a page's picture, first", ("served", picture_first(REPORTDOC, CONTENT)), None, 0.15)
    yield Pair("workbench: a page's picture, again", ("served", picture_again(REPORTDOC, CONTENT)), None, 0.01)
    for name in ("/pages/64", "/findings", "/numbers"):
        yield Pair(f"workbench: {name}", ("served", page(REPORTDOC, CONTENT, name)), None, 0.1)
    # Ten times the sample, 1,330 pages, against the sample's 133.
    tenfold_word = ("ten times", command(_build(10, "--no-pdf")))
    tenfold = ("ten times", command(_build(10)))
    start = ("`reportdoc --version`", command(_version)), ("`python -c pass`", command(_python))
    yield Pair("start", *start, None)
    yield Pair("help", ("`reportdoc --help`", command(_help)), ("`python -c pass`", command(_python)), None)
    yield Pair("how far the report is", ("`status`", asking(REPORTDOC, CONTENT)), None, 0.3)
    yield Pair("nothing changed", ("`build`", again(REPORTDOC, CONTENT)), pandoc, 0.6)
    yield Pair("from nothing, Word file", word, pandoc, 2.5)
    yield Pair(
        "one word changed, Word file",
        ("`build --no-pdf`", again(REPORTDOC, CONTENT, "--no-pdf", edited=True)),
        pandoc,
        1.5,
    )
    yield Pair("one word changed, both files", ("in `watch`", watching(REPORTDOC, CONTENT)), soffice, 0.5)
    yield Pair("from nothing, both files", full, soffice, 1)
    yield Pair("ten times the content, Word file", tenfold_word, ("once", word[1]), 11)
    yield Pair("ten times the content, both files", tenfold, ("once", full[1]), 11)


def _build(count: int, *options: str) -> Prepare:
    def prepare(folder: Path) -> list[Any]:
        project = times(CONTENT, count, folder / "project")
        return [REPORTDOC, "build", project, "--output", folder / "output", *options]

    return prepare


def _check(count: int) -> Prepare:
    # Everything is checked and one family told: paragraphs of the copies are nearly printed twice, which is an error.
    told = ("--only", "A", "--fail-on", "error")
    return lambda folder: [REPORTDOC, "check", times(CONTENT, count, folder / "project"), *told]


def _version(_: Path) -> list[Any]:
    return [REPORTDOC, "--version"]


def _help(_: Path) -> list[Any]:
    return [REPORTDOC, "--help"]


def _python(_: Path) -> list[Any]:
    return [sys.executable, "-c", "pass"]


def _pandoc(folder: Path) -> list[Any]:
    (folder / "report.md").write_text(pandoc_markdown(CONTENT), encoding="utf-8")
    return [pypandoc.get_pandoc_path(), folder / "report.md", "--output", folder / "report.docx"]


def _import(folder: Path) -> list[Any]:
    return [REPORTDOC, "import", _document(folder), folder / "imported"]


def _pandoc_import(folder: Path) -> list[Any]:
    media = f"--extract-media={folder / 'media'}"
    return [pypandoc.get_pandoc_path(), _document(folder), media, "--output", folder / "report.md"]


def _document(folder: Path) -> Path:
    subprocess.run(_build(1, "--no-pdf")(folder), check=True, capture_output=True)
    (document,) = (folder / "output").glob("*.docx")
    return document


def _soffice(folder: Path) -> list[Any]:
    document = _document(folder)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    return ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, document]


def _memory() -> str:
    """Build ten times the content, seal it once, and say how much memory our process, without the engine, took."""
    script = (
        "import resource, sys; from pathlib import Path; from reportdoc.app.build.build import build;"
        "build(Path(sys.argv[1]), Path(sys.argv[1]) / 'output', True, lambda *_: None);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    with tempfile.TemporaryDirectory() as folder:
        command: list[Any] = [sys.executable, "-c", script, times(CONTENT, 10, Path(folder) / "project")]
        kilobytes = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
        sealed = sealing_memory(REPORTDOC, CONTENT, Path(folder) / "sealing")
    return (
        f"Ten times the content took our process {int(kilobytes) / 1024:.0f} MB at most (limit: 1500 MB), "
        f"and sealing {sealed:.0f} MB (limit: 400 MB)."
    )


def _circumstances(rounds: int) -> str:
    office = subprocess.run(["soffice", "--version"], check=True, capture_output=True, encoding="utf-8").stdout.split()
    return (
        f"Medians of {rounds} runs in turns, fastest and slowest in brackets. {date.today():%Y-%m-%d}, "
        f"{os.cpu_count()} processors ({platform.machine()}), {platform.system()}, "
        f"Python {platform.python_version()}, Pandoc {pypandoc.get_pandoc_version()}, LibreOffice {office[1]}."
    )


if __name__ == "__main__":
    main()
