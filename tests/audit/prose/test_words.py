"""Every word of what is told of the arithmetic of sentences: the figure to change, how it would follow, the others."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

AT = "ERROR chapters/1.md:3"

SHARES = {
    "毕业生4487人，就业4170人，去向落实率92.49%。":
        f"P401 {AT} | 92.49% → 4170 ÷ 4487 = 92.94% | 92.49% does not follow from 4170人 and 4487人",
    "学校智慧教室86间，占教室总数215间的10.00%。":
        f"P401 {AT} | 10.00% → 86 ÷ 215 = 40.00% | 10.00% does not follow from 86间 and 215间",
    "学校共有毕业生3018人，就业2327人、升学503人，分别占毕业生的77.10%和16.76%。":
        f"P401 {AT} | 16.76% → 503 ÷ 3018 = 16.67% | 16.76% does not follow from 503人 and 3018人",
    "三个村的老年人共864人，建立档案835份，建档率96.46%。":
        f"P401 {AT} | 96.46% → 835 ÷ 864 = 96.64% | 96.46% does not follow from 835份 and 864人",
    "受理诉求30件，办结28件，办结率95%。":
        f"P401 {AT} | 95% → 28 ÷ 30 = 93% | 95% does not follow from 28件 and 30件",
    "学校有教师1000人、学生5000人，参加培训320人，占教师总数的23.0%。":
        f"P401 {AT} | 23.0% → 320 ÷ 1000 = 32.0% | 23.0% does not follow from 320人 and 1000人",
    "学校有教师1000人、学生5000人，参加培训1600人，占学生总数的23.0%。":
        f"P401 {AT} | 23.0% → 1600 ÷ 5000 = 32.0% | 23.0% does not follow from 1600人 and 5000人",
    "现有专任教师518人，其中教授46人、副教授131人、讲师214人、其他127人，高级职称教师占专任教师总数的34.17%。": None,
    "专任教师452人，高级职称168人；占31.77%。": None,
    "专任教师452人，高级职称约168人，占31.77%。": None,
    "专任教师452人，高级职称168人，目标占比31.77%。": None,
}  # fmt: skip

SUMS = {
    "获国家级奖项7项（一等奖1项、二等奖3项、三等奖4项）。":
        f"P402 {AT} | 4项 → 1项 + 3项 + 4项 = 8项 | 7项 is not the sum of its parts",
    "财政拨款24680万元，事业收入7860万元，其他收入460万元，总收入3300万元。":
        f"P402 {AT} | 3300万元 → 24680万元 + 7860万元 + 460万元 = 33000万元 | 3300万元 is not the sum of its parts",
    "参加培训1268人次，其中国家级168人次、省级402人次、校级680人次；另有线上培训300人次。":
        f"P402 {AT} | 402人次 → 168人次 + 402人次 + 680人次 = 1250人次 | 1268人次 is not the sum of its parts",
    "全年支出500万元，其中人员支出620万元。":
        f"P402 {AT} | 620万元 → 620万元 = 620万元 | the part 620万元 exceeds 500万元",
    "全年收入600万元，支出500万元，其中人员支出620万元。":
        f"P402 {AT} | 620万元 → 620万元 = 620万元 | the part 620万元 exceeds 500万元",
    "全年收入700万元，支出500万元，其中人员支出620万元。": None,
    "学校有教师320人，其中教授30人、女教师310人。": None,
    "学校有教师320人，其中教授30人、副教授310人等。": None,
    "学校有教师320人，其中教授30人、副教授310人，部分教师兼任两职。": None,
}  # fmt: skip

GROWTH = {
    "全市共有学校15.43万所，比上年减少3700所，下降3.34%。":
        f"P404 {AT} | 3.34% → 3700 ÷ (15.43万 + 3700) = 2.34% | the growth 3.34% does not follow from 15.43万所 and 3700所",
    "2024届毕业生月收入4286.50元，比2023届的4120.30元增加176.20元，增长4.03%。":
        f"P404 {AT} | 176.20元 → 4286.50 − 4120.30 = 166.20元"
        " | the difference 176.20元 does not follow from 4286.50元 and 4120.30元",
    "2024届毕业生月收入4286.50元，比2023届的4120.30元增加166.20元，增长4.30%。":
        f"P404 {AT} | 4.30% → 166.20 ÷ 4120.30 = 4.03% | the growth 4.30% does not follow from 4120.30元 and 166.20元",
    "培训规模由9640人次增加到10600人次，增加690人次。":
        f"P404 {AT} | 690人次 → 10600 − 9640 = 960人次"
        " | the difference 690人次 does not follow from 9640人次 and 10600人次",
    "培训规模由9640人次增加到10600人次，增长9.69%。":
        f"P404 {AT} | 9.69% → (10600 − 9640) ÷ 9640 = 9.96%"
        " | the growth 9.69% does not follow from 10600人次 and 9640人次",
    "培训规模10600人次，比上年增加960人次，增长9.69%。":
        f"P404 {AT} | 9.69% → 960 ÷ (10600 − 960) = 9.96% | the growth 9.69% does not follow from 10600人次 and 960人次",
    "培训规模10600人次，比上年减少960人次，下降8.03%。":
        f"P404 {AT} | 8.03% → 960 ÷ (10600 + 960) = 8.30% | the growth 8.03% does not follow from 10600人次 and 960人次",
    "落实率由94.39%提高到95.03%，提高0.46个百分点。":
        f"P404 {AT} | 0.46个百分点 → 95.03 − 94.39 = 0.64个百分点"
        " | the difference 0.46个百分点 does not follow from 94.39% and 95.03%",
    "收入和支出分别为4500万元和3600万元，比上年的4000万元和3000万元分别增长12.5%和20%。": None,
    "培训由0人次增加到1060人次，增长9.69%。": None,
}  # fmt: skip

LISTS = {
    "重点推进三个方面的工作：\n\n一是建队伍。\n\n二是建平台。\n\n三是建机制。": None,
    "重点推进三个方面的工作：\n\n一是建队伍。\n\n二是建平台。":
        f"P405 {AT} | 三个 → 2 | 三个 are announced, 2 are listed",
    "重点做好以下三项工作：\n\n一是建队伍。\n\n二是建平台。\n\n三是建机制。\n\n四是建文化。":
        f"P405 {AT} | 三项 → 4 | 三项 are announced, 4 are listed",
    "从三个方面推进：第一，建队伍；第二，建平台。": f"P405 {AT} | 三个 → 2 | 三个 are announced, 2 are listed",
    "建成甲村、乙村、丙村四个村的服务站。": f"P405 {AT} | 四个 → 3 | 四个 are announced, 3 are listed",
    "出版《甲》《乙》《丙》四本教材。": f"P405 {AT} | 四本 → 3 | 四本 are announced, 3 are listed",
    "新建四门课程，分别是《甲》《乙》和《丙》。": f"P405 {AT} | 四门 → 3 | 四门 are announced, 3 are listed",
    "学校设有五个二级学院，分别为机械学院、电气学院、经管学院、护理学院。":
        f"P405 {AT} | 五个 → 4 | 五个 are announced, 4 are listed",
    "学校设有五个二级学院，包括机械学院、电气学院、经管学院等。": None,
    "按照引进、培养、激励和考核四个环节建设教师队伍。": None,
}  # fmt: skip

YEARS = {
    "自2019年起与企业合作，至2023年已连续七年招生。":
        f"P406 {AT} | 七年 → 2023 − 2019 + 1 = 5 | from 2019 to 2023 it is 5 years",
    "2021—2023年两年间，学校投入经费2.5亿元。":
        f"P406 {AT} | 两年 → 2023 − 2021 + 1 = 3 | from 2021 to 2023 it is 3 years",
    "2021—2023年三年间，学校投入经费2.5亿元。": None,
    "学校创建于1958年，1998年起开展培训，至今已坚持60年。":
        f"P406 {AT} | 60年 → 2023 − 1998 + 1 = 26 | from 1998 to 2023 it is 26 years",
    "自2010年起开展培训，其中心成立于2015年，至今已坚持14年。":
        f"P406 {AT} | 14年 → 2023 − 2015 + 1 = 9 | from 2015 to 2023 it is 9 years",
    "与企业的合作始于2019年，截至2022年已持续6年。":
        f"P406 {AT} | 6年 → 2022 − 2019 + 1 = 4 | from 2019 to 2022 it is 4 years",
    "学校成立于1958年，办学至今65年。": None,
    "学校成立于1958年，办学至今66年。": None,
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), {**SHARES, **SUMS, **GROWTH, **LISTS, **YEARS}.items())
def test_a_passage_is_told_with_how_it_would_follow(project: Project, text: str, told: str | None) -> None:
    assert [line(one) for one in project.findings("P", text)] == ([told] if told else [])
