"""Figures of the text held against a row of the annex, and shares and means of what it counts."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

AT = "CONFLICT chapters/1.md:3"
CARD = (
    "1,毕业生人数,人,4487\n"
    "2,毕业生就业人数,人,4170\n"
    "3,专业数量,个,27\n"
    "4,教学成果奖数量,项,16\n"
    "^,其中：国家级,项,3\n"
    "^,省级,项,13\n"
    "5,专利授权数量,项,58\n"
    "6,在校生满意度,%,93.47\n"
    "7,年财政专项拨款,万元,2607.50\n"
    "8,全日制在校生人数,人,11342\n"
    "9,职业技能等级证书获取人数,人,2381\n"
)

TOLD = {
    "毕业生4487人。": None,
    "毕业生人数4407人。":
        f"G501 {AT}, D2 | 4407人；4487人 → | 毕业生人数: the text says 4407人, content/annex/t1.csv[D2] says 4487人",
    "毕业生人数4478人。":
        f"G501 {AT}, D2 | 4478人；4487人 → | 毕业生人数: the text says 4478人, content/annex/t1.csv[D2] says 4487人",
    "4478名毕业生。":
        f"G501 {AT}, D2 | 4478名；4487人 → | 毕业生人数: the text says 4478名, content/annex/t1.csv[D2] says 4487人",
    "毕业生4887人，其中女4887人。":
        f"G501 {AT}, D2 | 4887人；4487人 → | 毕业生人数: the text says 4887人, content/annex/t1.csv[D2] says 4487人",
    "其中毕业生4478人。":
        f"G508 {AT}, D2 | 4478人；4487 →"
        " | 4478人 stands nowhere else; content/annex/t1.csv[D2] says 4487人 of what is named alike",
    "2023届毕业生人数4478人。":
        f"G501 {AT}, D2 | 4478人；4487人 → | 毕业生人数: the text says 4478人, content/annex/t1.csv[D2] says 4487人",
    "全校26个专业。":
        f"G501 {AT}, D4 | 26个；27个 → | 专业数量: the text says 26个, content/annex/t1.csv[D4] says 27个",
    "全校27个专业。": None,
    "全校25个专业。":
        f"G501 {AT}, D4 | 25个；27个 → | 专业数量: the text says 25个, content/annex/t1.csv[D4] says 27个",
    "全校26个专业被评为省级。": None,
    "获得省级教学成果奖11项。": None,
    "教学成果奖16项，其中国家级3项、省级31项。": None,
    "教学成果奖61项。":
        f"G501 {AT}, D5 | 61项；16项 → | 教学成果奖数量: the text says 61项, content/annex/t1.csv[D5] says 16项",
    "国家级教学成果奖5项。": None,
    "授权专利数量58项。": None,
    "专利授权85项。":
        f"G501 {AT}, D8 | 85项；58项 → | 专利授权数量: the text says 85项, content/annex/t1.csv[D8] says 58项",
    "授权专利85项。":
        f"G501 {AT}, D8 | 85项；58项 → | 专利授权数量: the text says 85项, content/annex/t1.csv[D8] says 58项",
    "在校生满意度93.47%。": None,
    "在校生满意度93.74%。":
        f"G501 {AT}, D9 | 93.74%；93.47% →"
        " | 在校生满意度: the text says 93.74%, content/annex/t1.csv[D9] says 93.47%",
    "在校生满意度约93%。": None,
    "学生满意度93.74%。":
        f"G501 {AT}, D9 | 93.74%；93.47% →"
        " | 在校生满意度: the text says 93.74%, content/annex/t1.csv[D9] says 93.47%",
    "年财政专项拨款2607.50万元。": None,
    "年财政专项拨款2607.50元。":
        f"G501 {AT}, D10, C10 | 2607.50元；2607.50万元 →"
        " | 年财政专项拨款: the text says 2607.50元, content/annex/t1.csv[D10] says 2607.50万元",
    "年财政专项拨款2670.50万元。":
        f"G501 {AT}, D10 | 2670.50万元；2607.50万元 →"
        " | 年财政专项拨款: the text says 2670.50万元, content/annex/t1.csv[D10] says 2607.50万元",
    "财政专项拨款2670.50万元。":
        f"G501 {AT}, D10 | 2670.50万元；2607.50万元 →"
        " | 年财政专项拨款: the text says 2670.50万元, content/annex/t1.csv[D10] says 2607.50万元",
    "财政专项拨款0.26亿元。": None,
    "财政专项拨款0.62亿元。":
        f"G501 {AT}, D10 | 0.62亿元；2607.50万元 →"
        " | 年财政专项拨款: the text says 0.62亿元, content/annex/t1.csv[D10] says 2607.50万元",
    "两个专业获奖。": None,
    "二十六个专业。":
        f"G501 {AT}, D4 | 二十六个；27个 → | 专业数量: the text says 二十六个, content/annex/t1.csv[D4] says 27个",
    "三十七个专业。":
        f"G501 {AT}, D4 | 三十七个；27个 → | 专业数量: the text says 三十七个, content/annex/t1.csv[D4] says 27个",
    "毕业生人数一千余人。": None,
    "毕业生人数四千四百余人。": None,
    "毕业生人数四千五百余人。":
        f"G501 {AT}, D2 | 四千五百人；4487人 →"
        " | 毕业生人数: the text says 四千五百余人, content/annex/t1.csv[D2] says 4487人",
    "毕业生人数近4500人。": None,
    "毕业生人数近4300人。":
        f"G501 {AT}, D2 | 4300人；4487人 →"
        " | 毕业生人数: the text says 近4300人, content/annex/t1.csv[D2] says 4487人",
    "毕业生就业4170人，占毕业生的92.93%。": None,
    "毕业生就业4170人，占毕业生的92.39%。":
        f"G509 {AT}, D2 | 92.39% → 4170 ÷ 4487 = 92.94% | 92.39% does not follow from 4170人 and 4487",
    "毕业生就业4710人，占毕业生的92.93%。":
        f"G501 {AT}, D3 | 4710人；4170人 →"
        " | 毕业生就业人数: the text says 4710人, content/annex/t1.csv[D3] says 4170人",
    "毕业生就业4170人，占毕业生约92.39%。": None,
    "图书58.40万册，生均130.15册。": None,
    "设备值8974万元，生均设备值2.00万元。": None,
    "设备值8974.00万元，在校生均设备值7912元。": None,
    "设备值8974.00万元，在校生均设备值7129元。": None,
    "设备值8974.00万元，在校生均设备值约7129元。": None,
    "职业技能等级证书获取2318人。":
        f"G501 {AT}, D12 | 2318人；2381人 →"
        " | 职业技能等级证书获取人数: the text says 2318人, content/annex/t1.csv[D12] says 2381人",
    "证书获取人数2318人。":
        f"G501 {AT}, D12 | 2318人；2381人 →"
        " | 职业技能等级证书获取人数: the text says 2318人, content/annex/t1.csv[D12] says 2381人",
    "职业技能等级证书获取人数2381人。": None,
    "图书58.40万册，生均51.49册。": None,
    "图书58.40万册，生均51.94册。":
        f"G509 {AT}, D11 | 51.94册 → 58.40万册 ÷ 11342 = 51.49册 | 51.94册 does not follow from 58.40万册 and 11342",
    "图书58.40万册，生均15.49册。":
        f"G509 {AT}, D11 | 15.49册 → 58.40万册 ÷ 11342 = 51.49册 | 15.49册 does not follow from 58.40万册 and 11342",
    "图书58.40万册，教师人均51.94册。": None,
    "图书58.40万册，生均约51.94册。": None,
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_a_figure_is_held_against_its_indicator(project: Project, text: str, told: str | None) -> None:
    project.annex(计分卡=CARD)
    assert [line(one) for one in project.findings("G", text)] == (told.split("\n") if told else [])
