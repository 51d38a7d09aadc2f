"""A report with notes and formulas, built: what its Word file and its PDF are."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from tests.support.pdf import pages
from tests.support.programs import reportdoc
from tests.support.starter import make_short
from tests.support.structure import loose_ends, tree
from tests.support.validator import errors_by_document
from tests.support.verapdf.judge import Profile, failures, summary

pytestmark = pytest.mark.slow

TEXT = """\
# 服务贡献 {#sec-service}

到账率按 $\\frac{到账款}{合同款}\\times 100\\%$ 计算[^rate]，见@sec-service。

$$
\\bar{x}=\\frac{1}{n}\\sum_{i=1}^{n}x_i
$$

[^rate]: 合同款不含税，$n\\le 5$，见@sec-service和[网站](https://example.org)。

::: {.case #case-note title="案例"}
案例里的话[^case]。

[^case]: 案例的注。LONG
:::
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = make_short(tmp_path_factory.mktemp("notes") / "project")
    text = TEXT.replace("LONG", "这条注很长，要占几页。" * 300)
    (project / "content/chapters/2-service.md").write_text(text, encoding="utf-8")
    # The build itself compares what both files say.
    done = reportdoc("build", project)
    assert done.returncode == 0, done.stderr
    return project / "output"


@pytest.mark.long
def test_both_files_are_valid(output: Path) -> None:
    (docx,), (pdf,) = output.glob("*.docx"), output.glob("*.pdf")
    assert errors_by_document([docx]) == {}
    (found,) = failures((Profile.UA, pdf))
    assert summary(found) == {}


def test_notes_and_formulas_are_tagged_as_what_they_are(output: Path) -> None:
    (pdf,) = output.glob("*.pdf")
    with pikepdf.open(pdf) as opened:
        top = tree(opened)
        assert loose_ends(opened) == []
    notes, formulas = top.all("Note"), top.all("Formula")
    assert [one.alt for one in formulas] == ["到账款/合同款×100%", "x\u0305=1/n∑_(i=1)^n x_i", "n≤5"]
    # The first has its number, a reference and an address.
    assert [len(note.all("Link")) for note in notes] == [3, 1]


def test_a_note_stands_at_the_foot_of_the_page_that_marks_it(output: Path) -> None:
    (pdf,) = output.glob("*.pdf")
    (page,) = (one for one in pages(pdf) if "到账率按" in one)
    assert page.index("到账率按") < page.index("案例里的话") < page.index("合同款不含税") < page.index("案例的注")
