"""A small report that holds of everything something: values, references, bold text, lists, a case, tables, a figure."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

FILES = {
    "content/report.yaml": """\
college: {name: 样例职业学院, english: SAMPLE COLLEGE, code: "99999"}
title: 高等职业教育质量年度报告
year: 2023
date: 2024-01-04
profile: "2023"
front:
  - file: front/preface.md
chapters:
  - file: chapters/1-talent.md
  - file: chapters/2-service.md
annex:
  title: 附表：指标
  tables:
    - {label: annex-service, title: 服务贡献表, src: annex/service.csv}
values: values.yaml
""",
    "content/front/preface.md": """\
# 前言

学校全日制在校生{{ 在校生 }}人，分布在12个专业。
""",
    "content/chapters/1-talent.md": """\
# 人才培养 {#sec-talent}

人才培养是学校的**中心工作**。
本章分两节说明进展，全日制在校生{{ 在校生 }}人，详见@tbl-majors和@annex-service。

## 招生工作 {#sec-admission}

学校今年在三个专业计划招生{{ 计划 }}人，实际报到{{ 报到 }}人，报到率{{ 报到率 }}，比上年有所提高。
招生宣传走进{{ 中学 }}所中学，覆盖全市各区，咨询场次达到36场。

为做好这项工作，学校采取下列措施：

- 组建宣传队伍，选派{{ 队员 }}名教师参加培训。

  培训分两期进行，每期三天。
- 完善**招生章程**，向社会公开。
- 开通咨询热线，安排专人值守。

1. 三月制定方案。
2. 六月开展咨询。

::: {.table #tbl-majors src="tables/majors.csv" unit="单位：人" source="数据来源：招生办公室"}
分专业招生情况
:::

从@tbl-majors可以看出，机电一体化技术专业报到{{ 机电报到 }}人，居各专业之首。

### 生源结构

生源以本市为主，外省生源占三成，结构较为稳定。

## 就业工作 {#sec-jobs}

毕业生去向落实率保持稳定，用人单位评价良好，校园招聘会举办18场。

::: {.case #case-jobs title="送岗位进校园"}
学校邀请{{ 企业 }}家企业进校招聘，提供岗位2400个，达成意向者过半。

活动得到师生好评，具体做法见@sec-jobs。

::: {.figure #fig-fair src="pictures/fair.png"}
招聘会现场
:::
:::
""",
    "content/chapters/2-service.md": """\
# 服务贡献 {#sec-service}

学校服务地方经济，承担各类培训{{ 培训 }}人次，与@fig-fair所示企业保持联系。

## 社会培训 {#sec-training}

培训项目以制造业技能为主，兼顾社区教育，全年开班52期（[@tbl-majors; @tbl-classes]）。

社区教育中心面向居民开设书法、烘焙和智能手机课程，深受欢迎。

::: {.table #tbl-classes src="tables/classes.csv" header=1}
培训班次一览
:::
""",
    "content/values.yaml": """\
在校生: {table: annex-service, row: 全日制在校生人数, column: 2023年, unit: 人}
培训: {table: annex-service, row: 社会培训人次, column: 2023年, unit: 人次}
计划: {table: tbl-majors, row: 合计, column: 计划人数, unit: 人}
报到: {table: tbl-majors, row: 合计, column: 报到人数, unit: 人}
报到率: {table: tbl-majors, row: 合计, column: 报到率}
机电报到: {table: tbl-majors, row: 机电一体化技术, column: 报到人数, unit: 人}
中学: {table: annex-service, row: 宣传中学数, column: 2023年, unit: 所}
队员: {table: annex-service, row: 宣传教师数, column: 2023年, unit: 名}
企业: {table: annex-service, row: 招聘企业数, column: 2023年, unit: 家}
""",
    "content/tables/majors.csv": """\
专业,计划人数,报到人数,报到率
机电一体化技术,120,115,95.83%
数控技术,80,74,92.50%
"工业机器人技术",60,57,95.00%
合计,260,246,94.62%
""",
    "content/tables/classes.csv": """\
班次,内容,人数
第一期,数控车工,40
第二期,电工,36
第三期,"书法,烘焙",52
第四期,智能手机,61
""",
    "content/annex/service.csv": """\
序号,指标,单位,2023年
1,全日制在校生人数,人,8124
2,社会培训人次,人次,15230
3,宣传中学数,所,45
4,宣传教师数,名,21
5,招聘企业数,家,160
""",
}


def write(folder: Path) -> Path:
    """Write the project and return its folder."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    picture = folder / "content/pictures/fair.png"
    picture.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (300, 200), (90, 120, 160)).save(picture)
    return folder
