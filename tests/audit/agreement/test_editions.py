"""Two places of the text: events that are held again, years that go on, things that are counted twice."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

AT = "ERROR chapters/1.md:3"

TOLD = {
    "2022年举办第十四届技能节。\n\n2022年举办第十五届技能节。":
        "G505 CONFLICT chapters/1.md:5, chapters/1.md:3 | 第十五届 → 第十四届"
        " | 技能节: 第十五届 here, 第十四届 there",
    "2022年举办第14届技能节。\n\n2022年举办第十四届技能节。": None,
    "举办第十四届技能。\n\n举办第十五届技能。": None,
    "举办第十四届技能节。\n\n举办第十五届技能节，较第十四届规模更大。": None,
    "上届举办第十四届技能节。\n\n举办第十五届技能节。": None,
    "2022年3月5日举办第十四届技能节。\n\n2023年举办第十五届技能节。": None,
    "技能节已连续举办十四届。\n\n2023年举办第十五届技能节。":
        "G505 CONFLICT chapters/1.md:3, chapters/1.md:5 | 十四届 → 第十五届 | 技能节: 十四届 here, 第十五届 there",
    "技能节已成功举办了15届。\n\n2023年举办第十五届技能节。": None,
    "技能节已举办14届。\n\n2022年举办第十四届技能节。\n\n2023年举办第十五届技能节。":
        "G505 CONFLICT chapters/1.md:3, chapters/1.md:7 | 14届 → 第十五届 | 技能节: 14届 here, 第十五届 there",
    "技能节已举办16届。\n\n2022年举办第十四届技能节。\n\n2023年举办第十五届技能节。":
        "G505 CONFLICT chapters/1.md:3, chapters/1.md:7 | 16届 → 第十五届 | 技能节: 16届 here, 第十五届 there",
    "授帽仪式始于2005年，每年举办一届，2023年为第十九届。": None,
    "授帽仪式始于2005年，每年举办一届，2023年为第十八届。":
        f"G505 {AT} | 第十八届 → 2023 − 2005 + 1 = 19 | once a year since 2005: 2023 is number 19",
    "授帽仪式始于2005年，举办多次，2023年为第十八届。": None,
    "授帽仪式始于2005年，每年举办，其中2020年停办，2023年为第十八届。": None,
    "授帽仪式始于2005年，每年举办，其中2020年、2021年停办，2023年为第十八届。":
        f"G505 {AT} | 第十八届 → 2023 − 2005 + 1 − 2 = 17 | once a year since 2005: 2023 is number 17",
    "授帽仪式始于2005年，每年举办，其中2020年和2021年暂停，2023年为第十七届。": None,
    "2005年首次举办授帽仪式，从未间断，2023年为第十八届。":
        f"G505 {AT} | 第十八届 → 2023 − 2005 + 1 = 19 | once a year since 2005: 2023 is number 19",
    "首届于2005年举办，一年一届，2023年第十八届授帽仪式举行。":
        f"G505 {AT} | 第十八届 → 2023 − 2005 + 1 = 19 | once a year since 2005: 2023 is number 19",
    "2023年是第十九届（第一届在2005年举办，此后每年一届，没有间断）。": None,
    "2023年是第十八届（第一届在2005年举办，此后每年一届，没有间断）。":
        f"G505 {AT} | 第十八届 → 2023 − 2005 + 1 = 19 | once a year since 2005: 2023 is number 19",
    "2005年第一届授帽仪式创办，每年都举办，2022年第十七届，2023年第十九届。":
        f"G505 {AT} | 第十七届 → 2022 − 2005 + 1 = 18 | once a year since 2005: 2022 is number 18",
    "授帽仪式始于2005年，每年举办，比第十八届规模更大的第十八届。": None,
    "“授帽仪式”创办于2005年，每年举办一届。\n\n2023年举办第十八届授帽仪式。":
        "G505 ERROR chapters/1.md:5 | 第十八届 → 2023 − 2005 + 1 = 19 | once a year since 2005: 2023 is number 19",
    "“授帽仪式”创办于2005年，每年举办一届。\n\n2023年举办第十九届授帽仪式。": None,
    "“授帽仪式”创办于2005年，每年举办一届。\n\n2023年举办第十五届授帽仪式。": None,
    "“授帽仪式”创办于2005年，每年举办一届。\n\n2023年举办第二十二届授帽仪式。":
        "G505 ERROR chapters/1.md:5 | 第二十二届 → 2023 − 2005 + 1 = 19"
        " | once a year since 2005: 2023 is number 19",
    "“授帽仪式”创办于2005年，每年举办一届。\n\n2022年举办第十八届授帽仪式。": None,
    "“授帽仪式”创办于2005年，每年举办一届。\n\n全省第十八届授帽仪式。": None,
    "“授帽仪式”创办于2005年，每年举办一届，2020年停办。\n\n2023年举办第十九届授帽仪式。":
        "G505 ERROR chapters/1.md:5 | 第十九届 → 2023 − 2005 + 1 − 1 = 18"
        " | once a year since 2005: 2023 is number 18",
    "学校建校65年。\n\n学校办学已66年。":
        "G505 CONFLICT chapters/1.md:5, chapters/1.md:3 | 66年；65年 →"
        " | “学校建校65年”: the text says 66年, content/chapters/1.md:3 says 65年",
    "学校连续65年开展授帽仪式活动。\n\n授帽仪式活动已连续开展66年。":
        "G505 CONFLICT chapters/1.md:5, chapters/1.md:3 | 66年；65年 →"
        " | “学校连续65年开展授帽仪式活动”: the text says 66年, content/chapters/1.md:3 says 65年",
    "学校图书馆藏书3485册。\n\n图书馆藏书共3845册。":
        "G503 CONFLICT chapters/1.md:5, chapters/1.md:3 | 3845册；3485册 →"
        " | “学校图书馆藏书3485册”: the text says 3845册, content/chapters/1.md:3 says 3485册",
    "学校图书馆藏书3485册。\n\n图书馆藏书共3485册。": None,
    "学校图书馆藏书3485册。\n\n图书馆藏书共9999册。":
        "G503 CONFLICT chapters/1.md:5, chapters/1.md:3 | 9999册；3485册 →"
        " | “学校图书馆藏书3485册”: the text says 9999册, content/chapters/1.md:3 says 3485册",
    "学校图书馆藏书3485册。\n\n上年图书馆藏书共3845册。": None,
    "校友企业达48家。\n\n全校校友企业达84家。":
        "G503 CONFLICT chapters/1.md:5, chapters/1.md:3 | 84家；48家 →"
        " | “校友企业达48家”: the text says 84家, content/chapters/1.md:3 says 48家",
    "校友企业达48家。\n\n全校校友企业达49家。":
        "G503 CONFLICT chapters/1.md:5, chapters/1.md:3 | 49家；48家 →"
        " | “校友企业达48家”: the text says 49家, content/chapters/1.md:3 says 48家",
    "全年培训学员2400人次。\n\n全年培训学员2400名。":
        "G507 CONFLICT chapters/1.md:3, chapters/1.md:5 | 2400人次 → 2400人"
        " | 2400人次: elsewhere the same number counts 人",
    "项目经费1286.4万元。\n\n项目经费共1286.4元。":
        "G507 CONFLICT chapters/1.md:3, chapters/1.md:5 | 1286.4万元；1286.4元 →"
        " | 1286.4万元 stands nowhere else; content/chapters/1.md:5 says 1286.4元 of what is named alike",
    "项目经费1286.4万元。\n\n项目经费共1286.4万元。": None,
    "占地面积20.12万平方米。\n\n学校占地面积20.12平方米。":
        "G503 CONFLICT chapters/1.md:5, chapters/1.md:3 | 20.12平方米；20.12万平方米 →"
        " | “占地面积20.12万平方米”: the text says 20.12平方米, content/chapters/1.md:3 says 20.12万平方米",
    "毕业生4487人，占在校生的39.56%。\n\n在校生11342人。\n\n全日制在校生11342人。": None,
    "毕业生4487人，占在校生的39.65%。\n\n在校生11342人。\n\n全日制在校生11342人。":
        "G509 CONFLICT chapters/1.md:3, chapters/1.md:5 | 39.65% → 4487 ÷ 11342 = 39.56%"
        " | 39.65% does not follow from 4487人 and 11342人",
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_two_places_tell_one_thing(project: Project, text: str, told: str | None) -> None:
    assert [line(one) for one in project.findings("G", text)] == (told.split("\n") if told else [])
