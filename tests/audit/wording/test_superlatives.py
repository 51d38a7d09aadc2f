"""What is called the most, and is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project

TABLE = ("类别,人数", "手工艺,1126", "体育,724", "公益,336", "合计,2186")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("手工艺类有1126人，为各类之首；公益类336人，占15.4%，人数最多。", ["336人"]),
        ("手工艺类有1126人，为各类之首；公益类336人，占15.4%，人数最少。", []),
        ("公益类人数最多，为336人。", ["336人"]),
        ("公益类人数最少，为336人。", []),
        ("体育类724人，人数最多。", []),
        ("社团336人，人数最多。", []),
        ("甲片区成活率最高，为95.90%；乙片区成活率为91.20%，在各片区中最高。", ["91.20%"]),
        ("甲片区成活率最高，为95.90%；乙片区成活率为91.20%，在各片区中最低。", []),
        ("实训室数量最多，为34个；工位最多，为1612个。", []),
        ("满意度为93.41%，在各分项中最高，比最高项低2.64个百分点。", ["93.41%"]),
        ("满意度为93.41%，在各分项中最低，比最高项低2.64个百分点。", []),
        ("茶艺师通过率最高，达94.17%；烹调师取证571人次，通过率93.30%，人数居首。", []),
        ("人数最多，为2765人，丙院1641人，最多的比最少的多1124人。", []),
        ("平均成绩82.4分，最高的96分，最低的63分。", []),
    ],
)
def test_what_is_called_the_most(tmp_path: Path, text: str, found: list[str]) -> None:
    project = Project(tmp_path)
    told = project.findings("W", f"{text}\n\n{project.table('clubs', *TABLE)}")
    assert [one.stated for one in told if one.code == "W623"] == found
