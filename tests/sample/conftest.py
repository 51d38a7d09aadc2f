"""Two reports that are held to the same: the sample, and a denser one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from tests.sample.dense import write
from tests.support.programs import reportdoc


@dataclass(frozen=True, slots=True)
class Report:
    """A built report, and what its content has, counted by hand."""

    docx: Path
    pdf: Path
    cases: int
    tables: int
    annex: int
    """Tables of the annex: what stands above one is a heading, which 目录 lists."""
    figures: int
    """Charts among them."""
    rows: int
    """Rows of figures side by side."""
    headings: int
    """In 目录."""


SAMPLE = {"cases": 27, "tables": 24, "annex": 6, "figures": 33, "rows": 6, "headings": 108}
DENSE = {"cases": 11, "tables": 8, "annex": 3, "figures": 21, "rows": 6, "headings": 22}


@pytest.fixture(scope="session")
def dense(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Write and build the denser project, once for all workers, and return the output folder."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder = shared / "dense"
    with FileLock(shared / "dense.lock"):
        if not folder.exists():
            done = reportdoc("build", write(folder), "--no-check")
            assert done.returncode == 0, done.stdout + done.stderr
    return folder / "output"


@pytest.fixture(scope="session", params=["sample", pytest.param("dense", marks=pytest.mark.long)])
def made(request: pytest.FixtureRequest) -> Report:
    """Return one of both reports."""
    folder: Path = request.getfixturevalue(request.param)
    (docx,), (pdf,) = folder.glob("*.docx"), folder.glob("*.pdf")
    return Report(docx, pdf, **(SAMPLE if request.param == "sample" else DENSE))


@pytest.fixture(scope="session")
def dense_docx(dense: Path) -> Path:
    """Return the Word file of the denser report."""
    (document,) = dense.glob("*.docx")
    return document


@pytest.fixture(scope="session")
def dense_pdf(dense: Path) -> Path:
    """Return the PDF of the denser report."""
    (pdf,) = dense.glob("*.pdf")
    return pdf
