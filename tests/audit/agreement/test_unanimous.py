"""Figures told once otherwise than by all places nearest in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project

ROWS = """1,接收国外留学生数,人,{}
2,应届毕业生满意度,%,93.80
3,开发课程标准数,个,4
4,企业提供的校内实践教学设备值,万元,1086.00
5,接入国家智慧教育平台,门,6
6,接入国家智慧教育平台,个,0"""

TEXT = """学校招国外留学生的专业有2个，2023年在校留学生36人，来自4个国家。

毕业生答了4972人次，其中应届2272人，满意度93.80%。五家提供的校内实践教学设备，值1086.00万元。

开发课程标准4个。

接入国家智慧教育平台的课程6门、资源库2个。
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("留学生数,人,{}", "留学生数,人,63"),
        ("满意度,%,93.80", "满意度,%,93.20"),
        ("标准数,个,4", "标准数,个,7"),
        ("设备值,万元,1086.00", "设备值,万元,1086.10"),
    ],
)
def test_an_indicator_is_what_the_text_says_of_its_name(project: Project, old: str, new: str) -> None:
    project.annex(指标=ROWS.format(36))
    assert project.found("G", TEXT) == []
    project.annex(指标=ROWS.replace(old, new).format(36))
    assert len(project.found("G", TEXT)) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("双语志愿服务队86人。\n\n双语志愿服务队共68人走进社区。", True),
        ("双语志愿服务队86人。\n\n双语志愿服务队共82人走进社区。", False),  # two figures are not all
        ("双语志愿服务队86人。\n\n双语志愿服务队有86人。\n\n双语志愿服务队共82人走进社区。", True),
        ("双语志愿服务队86人。\n\n男生37人、女生31人，双语志愿服务队共68人走进社区。", False),  # 37 + 31
        ("双语志愿服务队86人。\n\n明年，双语志愿服务队拟派68人走进社区。", False),
        ("双语志愿服务队86人。\n\n机械学院双语志愿服务队共68人走进社区。", False),
    ],
)
def test_a_figure_is_what_all_say_of_its_name(tmp_path: Path, text: str, found: bool) -> None:
    assert bool(Project(tmp_path).findings("G", text + "\n")) is found
