"""Makes the submissions of N colleges, and truth.json: `python -m benchmarks.province.generate N FOLDER`."""

from __future__ import annotations

import argparse
import json
import random
import shutil
import tempfile
import zipfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.province.colleges import CHAPTERS, PARAGRAPHS, College, college, write_project
from benchmarks.province.hostile import KINDS
from benchmarks.province.packages import authority, forge, sealed
from benchmarks.province.prose import reworded
from reportdoc.content.load import load
from reportdoc.ooxml.writer import write as write_zip
from reportdoc.project.resources import templates
from reportdoc.report.numbering import number
from reportdoc.word.assemble import assemble
from reportdoc.word.package import archive

HOSTILE, WRONG, COPIES, SEALED = 0.03, 0.2, 0.1, 0.04
"""Shares of the colleges."""


@dataclass
class Truth:
    """What was planted."""

    marks: dict[str, int] = field(default_factory=dict)
    """Value of the mark by submission."""
    hostile: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    """Submissions with a part greater than its whole."""
    copies: list[tuple[str, str, str, bool]] = field(default_factory=list)
    """Codes of who copied and of whom, the text copied, and whether it was reworded."""
    sealed: list[str] = field(default_factory=list)
    forged: list[str] = field(default_factory=list)


def main() -> None:
    """Make them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-seals", action="store_true", help="no packages: they take a layout engine 10 s each")
    arguments = parser.parse_args()
    generate(arguments.number, arguments.folder, arguments.seed, not arguments.no_seals)


def generate(count: int, folder: Path, seed: int = 1, seals: bool = True, processes: int = 2) -> Truth:
    """Make submissions of so many colleges in `folder/submissions`, with what was planted; return that."""
    submissions = folder / "submissions"
    submissions.mkdir(parents=True)
    chance = random.Random(seed)
    truth = Truth()
    colleges = [college(index, seed) for index in range(count)]
    hostile = set(chance.sample(range(count), round(HOSTILE * count)))
    honest = [one for one in colleges if one.index not in hostile]
    packed = set(chance.sample([one.index for one in honest], max(2, round(SEALED * count)))) if seals else set()
    for one in honest:
        one.wrong = one.index not in packed and chance.random() < WRONG
    _copy(chance, [one for one in honest if one.index not in packed], round(COPIES * count), truth)
    for order, index in enumerate(sorted(hostile)):
        KINDS[order % len(KINDS)](submissions, f"{colleges[index].code}-hostile")
        truth.hostile.append(colleges[index].code)
    plain = [one for one in honest if one.index not in packed]
    with ProcessPoolExecutor(processes) as pool:
        for one, name in zip(plain, pool.map(partial(_write, submissions), plain, chunksize=8), strict=True):
            truth.marks[name] = one.mark
            if one.wrong:
                truth.wrong.append(name)
    _seal([one for one in honest if one.index in packed], folder, truth)
    (folder / "truth.json").write_text(json.dumps(asdict(truth), ensure_ascii=False, indent=1), encoding="utf-8")
    return truth


def _copy(chance: random.Random, colleges: list[College], count: int, truth: Truth) -> None:
    """Copy paragraphs from some colleges to others, every second one with words exchanged."""
    taken: set[tuple[str, int, int]] = set()
    for order in range(count):
        source, target, chapter, position = _place(chance, colleges)
        while not taken.isdisjoint({(source.code, chapter, position), (target.code, chapter, position)}):
            source, target, chapter, position = _place(chance, colleges)
        # Or a later copy would stand where this one did, and what was planted would be nowhere.
        taken |= {(source.code, chapter, position), (target.code, chapter, position)}
        text = source.texts[chapter][position]
        copied = reworded(chance, text) if order % 2 else text
        target.texts[chapter][position] = copied
        truth.copies.append((target.code, source.code, copied, bool(order % 2)))


def _place(chance: random.Random, colleges: list[College]) -> tuple[College, College, int, int]:
    source, target = chance.sample(colleges, 2)
    return source, target, chance.randrange(len(CHAPTERS)), chance.randrange(PARAGRAPHS)


def _write(submissions: Path, one: College) -> str:
    """Write a submission and return its name: every fifth a project, every seventh a zip with names in GBK."""
    with tempfile.TemporaryDirectory() as work:
        project = write_project(one, Path(work, "project"))
        stem = f"{one.code}-{one.name}"
        if one.index % 5 == 0:
            shutil.move(project, submissions / stem)
            return stem
        report = load(project).report
        made = assemble(report, number(report), templates())
        data = archive(made, made.document)
        if one.index % 7 == 0:
            with zipfile.ZipFile(submissions / f"{stem}.zip", "w") as packed:
                member = zipfile.ZipInfo("报告")
                member.filename = f"{one.name}年报.docx".encode("gbk").decode("cp437")
                packed.writestr(member, data)
            _forget_utf_8(submissions / f"{stem}.zip")
            return f"{stem}.zip"
        (submissions / f"{stem}.docx").write_bytes(data)
        return f"{stem}.docx"


def _forget_utf_8(path: Path) -> None:
    """Make the names in a zip file of one member the bytes of GBK, without the flag for UTF-8, as Windows packs."""
    with zipfile.ZipFile(path) as archive_:
        (member,) = archive_.infolist()
        data = archive_.read(member)
    raw = member.filename.encode("cp437")
    plain = "x" * len(raw)
    write_zip(path, [(plain, data)])
    path.write_bytes(path.read_bytes().replace(plain.encode(), raw))


def _seal(colleges: list[College], folder: Path, truth: Truth) -> None:
    """Seal the reports of some colleges; half of them, and one at least, are forged afterwards."""
    if not colleges:
        return
    by = authority(folder)
    for order, one in enumerate(colleges):
        with tempfile.TemporaryDirectory() as work:
            package = sealed(write_project(one, Path(work, "project")), by, folder / "submissions")
        truth.marks[package.name] = one.mark
        truth.sealed.append(package.name)
        if order % 2:
            forge(package)
            truth.forged.append(package.name)


if __name__ == "__main__":
    main()
