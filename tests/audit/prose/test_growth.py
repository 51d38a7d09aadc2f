"""Changes and growth: levels, bases, rows that 分别 deals out, and what is too far off to be told."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

AT = "ERROR chapters/1.md:3"
ASKED = "EXPLAIN chapters/1.md:3"

TOLD = {
    "招生3630人，比上年3300人增加330人，增长10.0%。": None,
    "招生3630人，比上年3300人增加300人，增长10.0%。":
        f"P404 {AT} | 300人 → 3630 − 3300 = 330人 | the difference 300人 does not follow from 3630人 and 3300人",
    "招生3630人，比上年增加330人，增长11.0%。":
        f"P404 {AT} | 11.0% → 330 ÷ (3630 − 330) = 10.0% | the growth 11.0% does not follow from 3630人 and 330人",
    "招生3630人，比上年增加330人，增长9.1%。":
        f"P404 {AT} | 9.1% → 330 ÷ (3630 − 330) = 10.0% | the growth 9.1% does not follow from 3630人 and 330人",
    "招生3630人，比上年约增加330人，增长9.1%。":
        f"P404 {AT} | 9.1% → 330 ÷ (3630 − 330) = 10.0% | the growth 9.1% does not follow from 3630人 and 330人",
    "招生约3630人，比上年增加330人，增长9.1%。": None,
    "招生3630人，比上年增加330人，年均增长9.1%。": None,
    "招生3630人，比上年增加330人；增长9.1%。":
        f"P410 {ASKED} | 330人 → 330人 ÷ (3630人 − 330人) = 10.0% | 9.1% does not follow from 330人 and 3630人",
    "招生由3300人减少到2970人，下降11.1%。":
        f"P404 {AT} | 11.1% → (2970 − 3300) ÷ 3300 = 10.0%"
        " | the growth 11.1% does not follow from 2970人 and 3300人",
    "招生由3300人减少到2970人，下降10.0%。": None,
    "招生2970人，比上年减少330人，下降11.1%。":
        f"P404 {AT} | 11.1% → 330 ÷ (2970 + 330) = 10.0% | the growth 11.1% does not follow from 2970人 and 330人",
    "招生2970人，比上年减少330人，下降10.0%。": None,
    "落实率96.27%，比上年的95.31%提高0.69个百分点。":
        f"P404 {AT} | 0.69个百分点 → 96.27 − 95.31 = 0.96个百分点"
        " | the difference 0.69个百分点 does not follow from 96.27% and 95.31%",
    "落实率96.27%，比上年的95.31%提高0.96个百分点。": None,
    "落实率96.27%，比上年的95.31%提高1.01个百分点。":
        f"P404 {AT} | 1.01个百分点 → 96.27 − 95.31 = 0.96个百分点"
        " | the difference 1.01个百分点 does not follow from 96.27% and 95.31%",
    "落实率由95.31%提高到96.27%，提高3.96个百分点。":
        f"P404 {AT} | 3.96个百分点 → 96.27 − 95.31 = 0.96个百分点"
        " | the difference 3.96个百分点 does not follow from 95.31% and 96.27%",
    "落实率由95.31%提高到96.27%，提高5.55个百分点。": None,
    "落实率由约95.31%提高到96.27%，提高0.69个百分点。": None,
    "收入由1.29亿元增加到1.43亿元，增加1377万元。": None,
    "收入由1.29亿元增加到1.43亿元，增加1577万元。":
        f"P404 {AT} | 1577万元 → 1.43亿元 − 1.29亿元 = 1400万元"
        " | the difference 1577万元 does not follow from 1.29亿元 and 1.43亿元",
    "收入由1.29亿元增加到1.43亿元，增加1400万元，增长10.9%。": None,
    "收入由1.29亿元增加到1.43亿元，增加1400万元，增长9.8%。":
        f"P404 {AT} | 9.8% → (1.43 − 1.29) ÷ 1.29 = 10.9%"
        " | the growth 9.8% does not follow from 1.43亿元 and 1.29亿元",
    "甲、乙分别招生3000人和600人，比上年的2800人和500人分别增加200人和110人。":
        f"P404 {AT} | 110人 → 600 − 500 = 100人 | the difference 110人 does not follow from 600人 and 500人",
    "甲、乙分别招生3000人和600人，比上年的2800人和500人分别增长7.1%和20%。": None,
    "甲、乙分别招生3000人和600人，比上年的2800人和500人分别增长1.7%和20%。":
        f"P404 {AT} | 1.7% → (3000 − 2800) ÷ 2800 = 7.1% | the growth 1.7% does not follow from 3000人 and 2800人",
    "近三年招生3000人、3300人及3630人，分别增长10%及11%。":
        f"P404 {AT} | 11% → (3630 − 3300) ÷ 3300 = 10% | the growth 11% does not follow from 3630人 and 3300人",
    "近三年招生3000人、3300人与3630人，分别增长10%与12%。":
        f"P404 {AT} | 12% → (3630 − 3300) ÷ 3300 = 10% | the growth 12% does not follow from 3630人 and 3300人",
    "2020年80人，近三年招生3000人、3300人和3630人，分别增加300人和380人。":
        f"P404 {AT} | 380人 → 3630 − 3300 = 330人 | the difference 380人 does not follow from 3300人 and 3630人",
    "近三年就业率90%、92%和95%，分别增长2%和4%。": None,
    "升学人数分别是241人、287人和320人，两年间增加89人，增长32.78%。":
        f"P404 {AT} | 89人 → 320 − 241 = 79人 | the difference 89人 does not follow from 320人 and 241人",
    "升学人数分别是241人、287人和320人，两年间增加79人，增长32.78%。": None,
    "升学人数分别是241人、287人和320人，两年间增加89人，增长32.8%。": None,
    "培训由9640人次增加到10600人次，增长9.06%。":
        f"P404 {AT} | 9.06% → (10600 − 9640) ÷ 9640 = 9.96%"
        " | the growth 9.06% does not follow from 10600人次 and 9640人次",
    "培训由9640人次增加到10600人次，增长约9.06%。": None,
    "培训由9640人次增加到10600人次，平均增长9.06%。":
        f"P410 {AT} | 9.06% → (10600人次 − 9640人次) ÷ 9640人次 = 9.96%"
        " | 9.06% does not follow from 10600人次 and 9640人次",
    "培训由9640人次增加到10600人次，学员满意，其中线上增长3.3%。": None,
    "住宿费546.00万元。财政补助420.00万元。举办者投入800.00万元，比上年多投了150.00万元，增长23.08%。": None,
    "收入在2024年到340.00万元，比现在的296.00万元多44.00万元，增长14.86%。": None,
    "合计164人，比上年四个班的128人多36人，增长28.13%。": None,
    "合计164人，比上年四个班的128人多36人，增长21.95%。":
        f"P404 {AT} | 21.95% → (164 − 128) ÷ 128 = 28.13% | the growth 21.95% does not follow from 164人 and 128人",
    "培训10600人次，上年9640人次，同比增长9.96%。": None,
    "培训10600人次，上年9640人次，同比增长9.69%。":
        f"P404 {AT} | 9.69% → (10600 − 9640) ÷ 9640 = 9.96%"
        " | the growth 9.69% does not follow from 10600人次 and 9640人次",
    "培训10600人次，上年9640人次，同比增长了8.3%。":
        f"P404 {AT} | 8.3% → (10600 − 9640) ÷ 9640 = 10.0%"
        " | the growth 8.3% does not follow from 10600人次 and 9640人次",
    "捐赠由8万元增加到20万元，增长150%。": None,
    "捐赠由8万元增加到20万元，增长60%。":
        f"P404 {AT} | 60% → (20 − 8) ÷ 8 = 150% | the growth 60% does not follow from 20万元 and 8万元",
    "捐赠由8万元增加到20万元，增长25%。":
        f"P404 {AT} | 25% → (20 − 8) ÷ 8 = 150% | the growth 25% does not follow from 20万元 and 8万元",
    "捐赠由8万元增加到20万元，降幅60%。":
        f"P404 {AT} | 60% → (20 − 8) ÷ 8 = 150% | the growth 60% does not follow from 20万元 and 8万元",
    "捐赠由20万元减少到8万元，增幅60%。":
        f"P412 {AT} | 60% → 20 → 8 | the words before 60% tell the other direction than 20万元 and 8万元",
    "捐赠由20万元减少到8万元，增加12万元。":
        f"P412 {AT} | 12万元 → 20 → 8 | the words before 12万元 tell the other direction than 20万元 and 8万元",
    "捐赠由20万元减少到8万元，减少14万元。":
        f"P404 {AT} | 14万元 → 20 − 8 = 12万元 | the difference 14万元 does not follow from 20万元 and 8万元",
    "捐赠由20万元减少到8万元，减少21万元。":
        f"P404 {AT} | 21万元 → 20 − 8 = 12万元 | the difference 21万元 does not follow from 20万元 and 8万元",
    "捐赠由8万元增加到20万元，增加12万元，培训由3场增加到5场，增加12场。":
        f"P404 {AT} | 12场 → 5 − 3 = 2场 | the difference 12场 does not follow from 3场 and 5场",
    "到校企业17家，比上年增加5家，比前年增加8家。": None,
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_growth_follows_from_its_levels(project: Project, text: str, told: str | None) -> None:
    assert [line(one) for one in project.findings("P", text)] == (told.split("\n") if told else [])
