"""What comes after the reading, with a thousand results made here: `python -m benchmarks.province.thousand N FOLDER`.

The results are one real one with other names, figures and paragraphs; so tables and summary are timed in minutes.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.province.prose import paragraph
from reportdoc.app.province.contents import bare_text
from reportdoc.app.province.rows import ParagraphRow, Record
from reportdoc.batch.check import write_tables
from reportdoc.batch.fingerprint import signed
from reportdoc.batch.folder import DATA, RESULTS, begin_output
from reportdoc.batch.job import Job
from reportdoc.batch.results import read_result, write_result
from reportdoc.batch.submissions import Handed
from reportdoc.batch.summary import Wanted, summary
from reportdoc.present.language import language
from reportdoc.project.digest import digest_of

PARAGRAPHS = 150


def main() -> None:
    """Make the results, write tables and summary, and print seconds and the most memory so far."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int)
    parser.add_argument("result", type=Path, help="a file of OUT/results to make the others of")
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    begin_output(arguments.folder)
    source = read_result(arguments.result)
    handed = [_made(source, index, arguments.folder) for index in range(arguments.number)]
    (arguments.folder / DATA).mkdir()
    _timed("tables", lambda: write_tables(handed, arguments.folder / DATA))
    _timed("summary", lambda: summary(language("zh_CN"), Wanted(arguments.folder)))


def _made(source: Record, index: int, folder: Path) -> Handed:
    chance, name = random.Random(index), f"{10000 + index:05d}"
    texts = [paragraph(chance, chance.randint(60, 220)) for _ in range(PARAGRAPHS)]
    rows = [
        ParagraphRow(name, name, position, "1.1", digest_of(bare_text(text).encode())[:32], len(text), text)
        for position, text in enumerate(texts)
    ]
    target = folder / RESULTS / f"{name}.json"
    record = Record(
        replace(source.college, college=f"第{name}学院", submission=name, code=name),
        tuple(replace(one, value=_other(chance, one.value), submission=name, code=name) for one in source.indicators),
        tuple(replace(one, submission=name, code=name) for one in source.findings),
        tuple(replace(one, submission=name, code=name) for one in source.structure),
        signed(rows),
    )
    write_result(record, target)
    return Handed(Job(name, folder, target), "2024-01-04T00:00:00+00:00")


def _other(chance: random.Random, value: float | None) -> float | None:
    return None if value is None else round(value * chance.lognormvariate(0, 0.5), 2)


def _timed(what: str, work: object) -> None:
    begin = time.process_time()
    assert callable(work)
    work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what}: {time.process_time() - begin:.1f} s of processor time, {peak:.0f} MB at most so far", flush=True)


if __name__ == "__main__":
    main()
