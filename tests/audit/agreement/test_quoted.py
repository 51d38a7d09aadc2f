"""Figures that a sentence quotes from one row of a table."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

AT = "CONFLICT chapters/1.md:3"

TRAIN = (
    "社会培训情况",
    "项目类别,项目（个）,天数（天）,到账（万元）",
    "港口作业,48,12,352.60",
    "航运管理,22,9,118.40",
    "船员服务,15,7,95.20",
    "合计,85,28,566.20",
)

FIRMS = (
    "合作单位",
    "合作单位,签约项目（个）,上年到款（万元）,到款（万元）,同比增长（%）",
    "东江电力集团输配电分公司,12,246.30,258.60,4.99",
    "东江电力集团新能源分公司,9,161.20,176.80,9.68",
    "云岭抽水蓄能有限公司,6,51.60,52.40,1.55",
    "合计,27,459.10,487.80,6.25",
)

TOLD = [
    (FIRMS, "与输配电分公司的合作到款258.60万元，抽水蓄能公司增长1.55%，见@tbl-t。", None),
    (FIRMS, "按单位看，与输配电分公司合作的项目到款最多，为176.80万元，见@tbl-t。",
     f"G502 {AT}, D2 | 176.80万元；258.60万元 → | 东江电力集团输配电分公司 到款: the text says 176.80万元,"
     " content/tables/t.csv[D2] says 258.60万元"),
    (FIRMS, "其中输配电分公司增幅为9.68%，见@tbl-t。",
     "G502 EXPLAIN chapters/1.md:3, E2 | 9.68%；4.99% → | 东江电力集团输配电分公司 同比增长: the text says 9.68%,"
     " content/tables/t.csv[E2] says 4.99%"),
    (FIRMS, "外省输配电分公司增幅为9.68%，见@tbl-t。", None),
    (FIRMS, "新能源分公司与输配电分公司到款176.80万元，见@tbl-t。", None),
    (TRAIN, "港口作业培训48个项目到账352.60万元，见@tbl-t。", None),
    (TRAIN, "港口作业培训48个项目到账325.60万元，见@tbl-t。",
     f"G502 {AT}, D2 | 325.60万元；352.60万元 →"
     " | 港口作业 到账: the text says 325.60万元, content/tables/t.csv[D2] says 352.60万元"),
    (TRAIN, "港口作业培训84个项目到账352.60万元，见@tbl-t。",
     f"G502 {AT}, B2 | 84个；48个 → | 港口作业 项目: the text says 84个, content/tables/t.csv[B2] says 48个"),
    (TRAIN, "港口作业培训46个项目，见@tbl-t。",
     f"G502 {AT}, B2 | 46个；48个 → | 港口作业 项目: the text says 46个, content/tables/t.csv[B2] says 48个"),
    (TRAIN, "港口作业培训48个项目到账118.40万元，见@tbl-t。",
     "G502 EXPLAIN chapters/1.md:3, D2 | 118.40万元；352.60万元 →"
     " | 港口作业 到账: the text says 118.40万元, content/tables/t.csv[D2] says 352.60万元"),
    (TRAIN, "港口作业到账352.60万元；航运管理到账118.40万元，见@tbl-t。", None),
    (TRAIN, "港口作业到账352.60万元；航运管理到账181.40万元，见@tbl-t。",
     f"G502 {AT}, D3 | 181.40万元；118.40万元 →"
     " | 航运管理 到账: the text says 181.40万元, content/tables/t.csv[D3] says 118.40万元"),
    (TRAIN, "港口作业；到账325.60万元，见@tbl-t。", None),
    (TRAIN, "该港口作业到账325.60万元，见@tbl-t。",
     f"G502 {AT}, D2 | 325.60万元；352.60万元 →"
     " | 港口作业 到账: the text says 325.60万元, content/tables/t.csv[D2] says 352.60万元"),
    (TRAIN, "港口作业到账约325.60万元，见@tbl-t。", None),
    (TRAIN, "港口作业培训12天，见@tbl-t。", None),
    (TRAIN, "港口作业培训21天，见@tbl-t。",
     f"G502 {AT}, C2 | 21天；12天 → | 港口作业 天数: the text says 21天, content/tables/t.csv[C2] says 12天"),
    (TRAIN, "港口作业培训12日，见@tbl-t。", None),
    (TRAIN, "到账352.60万元，培训48个项目，见@tbl-t。", None),
    (TRAIN, "到账352.60万元，培训22个项目，见@tbl-t。", None),
    (TRAIN, "到账352.60万元，培训118.40万元，见@tbl-t。", None),
    (TRAIN, "到账最多的是港口作业，达118.40万元，见@tbl-t。",
     f"G502 {AT}, D2 | 118.40万元；352.60万元 →"
     " | 港口作业 到账: the text says 118.40万元, content/tables/t.csv[D2] says 352.60万元"),
    (TRAIN, "到账最少的是船员服务，为95.20万元，见@tbl-t。", None),
    (TRAIN, "到账最少的是船员服务，为352.60万元，见@tbl-t。",
     f"G502 {AT}, D4 | 352.60万元；95.20万元 →"
     " | 船员服务 到账: the text says 352.60万元, content/tables/t.csv[D4] says 95.20万元"),
    (TRAIN, "到账居首的港口作业为532.60万元，见@tbl-t。",
     f"G502 {AT}, D2 | 532.60万元；352.60万元 →"
     " | 港口作业 到账: the text says 532.60万元, content/tables/t.csv[D2] says 352.60万元"),
    (TRAIN, "培训项目48个，见@tbl-t。", None),
    (TRAIN, "共85个项目，到账566.20万元，见@tbl-t。", None),
    (TRAIN, "共58个项目，到账566.20万元，见@tbl-t。",
     f"G502 {AT}, B5 | 58个；85个 → | 合计 项目: the text says 58个, content/tables/t.csv[B5] says 85个"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "text", "told"), TOLD)
def test_figures_are_those_of_the_row_they_are_quoted_from(
    project: Project, table: tuple[str, ...], text: str, told: str | None
) -> None:
    caption, *rows = table
    found = project.findings("G", f"{text}\n\n{project.table('t', *rows, caption=caption)}")
    assert [line(one) for one in found] == (told.split("\n") if told else [])
