"""Days, spans, marks and numbers of documents: each form that is told, and those that may be."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

AT = "ERROR chapters/1.md:3"

TOLD = {
    "学校的管理制度完备。": None,
    "学校对对对联爱好者开放。":
        f"W603 {AT} | 对对 → 对 | “对” is printed twice in a row",
    "学校重视质量, 并持续改进。": None,
    "学校重视质量，并持续改进(见下)。":
        f"W605 {AT} | ( ) → | half-width ( ) between Chinese characters",
    "学校重视质量?并持续改进!继续;努力。":
        f"W605 {AT} | ; → | half-width ; between Chinese characters",
    "按照教职成司函【2023】28号执行。":
        f"W606 {AT} | 【2023】28号 → 〔2023〕28号 | the document's number 【2023】28号 is not in the official form",
    "按照教职成司函(2023)28号执行。":
        f"W606 {AT} | (2023)28号 → 〔2023〕28号 | the document's number (2023)28号 is not in the official form",
    "按照教职成司函（2023）28号执行。":
        f"W606 {AT} | （2023）28号 → 〔2023〕28号 | the document's number （2023）28号 is not in the official form",
    "按照教职成司函〔2023〕028号执行。":
        f"W606 {AT} | 〔2023〕028号 → 〔2023〕28号"
        " | the document's number 〔2023〕028号 is not in the official form",
    "按照教职成司函〔2023〕第28号执行。":
        f"W606 {AT} | 〔2023〕第28号 → 〔2023〕28号"
        " | the document's number 〔2023〕第28号 is not in the official form",
    "按照教职成司函2023〕28号执行。":
        f"W606 {AT} | 2023〕28号 → 〔2023〕28号"
        " | the document's number 2023〕28号 is not in the official form\n"
        f"W612 {AT} | 0 〔，1 〕 →"
        " | 〔 〕 do not come in pairs",
    "按照教职成司函〔2023〕28号执行。": None,
    "培训情况如图 2-5。":
        "W608 EXPLAIN chapters/1.md:3 | 图 2-5 → | the number of “图 2-5” is typed; write @ and its label",
    "培训情况见下表：如下。": None,
    "培训情况见图：如下。":
        f"W608 {AT} | 见图 → | “见图” names no table or figure; write @ and its label",
    "2023年2月29日召开大会。":
        f"W619 {AT} | 2023年2月29日 → | no calendar has 2023年2月29日",
    "2020年2月29日召开大会。": None,
    "2月29日召开大会。": None,
    "2月30日召开大会。":
        f"W619 {AT} | 2月30日 → | no calendar has 2月30日",
    "2023年0月5日召开大会。":
        f"W619 {AT} | 2023年0月5日 → | no calendar has 2023年0月5日",
    "2023年12月31日召开大会。": None,
    "2023年12月32日召开大会。":
        f"W619 {AT} | 2023年12月32日 → | no calendar has 2023年12月32日",
    "2023年4月31日召开大会。":
        f"W619 {AT} | 2023年4月31日 → | no calendar has 2023年4月31日",
    "2023年9月28日（周四）召开大会。": None,
    "2023年9月28日（周五）召开大会。":
        f"W619 {AT} | 2023年9月28日（周五） → | 2023年9月28日 is a 星期四",
    "2023年9月28日星期五召开大会。":
        f"W619 {AT} | 2023年9月28日星期五 → | 2023年9月28日 is a 星期四",
    "9月28日（星期五）召开大会。":
        "W619 EXPLAIN chapters/1.md:3 | 9月28日（星期五） → | 2023年9月28日 is a 星期四",
    "9月28日（星期四）召开大会。": None,
    "9月28日（星期三）召开大会。":
        "W619 EXPLAIN chapters/1.md:3 | 9月28日（星期三） → | 2023年9月28日 is a 星期四",
    "2022年秋季开学后，9月28日（星期三）召开大会。": None,
    "9月28日（星期六）召开大会。":
        "W619 EXPLAIN chapters/1.md:3 | 9月28日（星期六） → | 2023年9月28日 is a 星期四",
    "2021—2023年学校投入经费2.5亿元。": None,
    "2023至2021学年学校投入经费2.5亿元。":
        f"W619 {AT} | 2023至2021学年 → | the span 2023至2021学年 runs backwards",
    "2023级至2021级学生参加。": None,
    "2022—2022年学校投入经费2.5亿元。": None,
    "2023年9月28日至9月28日举办培训。": None,
    "2023年9月28日起至30日举办培训。": None,
    "2023年9月28日—2022年9月30日举办培训。":
        f"W619 {AT} | 2023年9月28日—2022年9月30日 →"
        " | the span 2023年9月28日—2022年9月30日 runs backwards",
    "2023年12月28日至2024年1月3日举办培训。": None,
    "2023年12月28日至1月3日举办培训。": None,
    "2023年3月28日至1月3日举办培训。":
        "W619 EXPLAIN chapters/1.md:3 | 2023年3月28日至1月3日 → | the span 2023年3月28日至1月3日 runs backwards",
    "11月1日至10月31日举办培训。":
        f"W619 {AT} | 11月1日至10月31日 → | the span 11月1日至10月31日 runs backwards",
    "12月1日至10月31日举办培训。":
        "W619 EXPLAIN chapters/1.md:3 | 12月1日至10月31日 → | the span 12月1日至10月31日 runs backwards",
    "培训自3月6日至3月24日，为期20天。":
        f"W619 {AT} | 3月6日至3月24日，为期20天 → | 3月6日 and 3月24日 are 19天 apart, not 20天",
    "培训自3月6日至3月24日，为期18天。":
        "W619 EXPLAIN chapters/1.md:3 | 3月6日至3月24日，为期18天 →"
        " | 3月6日 and 3月24日 are 19天 apart, not 18天",
    "培训自3月6日至3月6日，为期2天。": None,
    "培训自3月6日至3月7日，为期3天。":
        f"W619 {AT} | 3月6日至3月7日，为期3天 → | 3月6日 and 3月7日 are 2天 apart, not 3天",
    "培训自3月6日至3月24日，共计19天。": None,
    "培训自3月6日至3月24日在校内实训基地举办，会期24天。":
        f"W619 {AT} | 3月6日至3月24日在校内实训基地举办，会期24天 →"
        " | 3月6日 and 3月24日 are 19天 apart, not 24天",
    "2023年9月5日启动，2023年3月8日结束。":
        "W619 EXPLAIN chapters/1.md:3 | 2023年3月8日 →"
        " | 2023年3月8日 is told behind 2023年9月5日",
    "2023年9月5日启动，2023年11月8日结束。": None,
    "2023年9月5日启动，2022年11月8日结束。":
        "W619 EXPLAIN chapters/1.md:3 | 2022年11月8日 →"
        " | 2022年11月8日 is told behind 2023年9月5日",
    "2023年9月5日启动，2022年8月8日结束。":
        "W619 EXPLAIN chapters/1.md:3 | 2022年8月8日 → | 2022年8月8日 is told behind 2023年9月5日",
    "2023年9月5日启动，比2023年3月8日更早。": None,
    "截至2023年9月5日启动，2023年3月8日结束。": None,
    "2023年9月5日启动，2023年3月8日至5月1日举办。": None,
    "2023年9月5日启动，经过许多部门共同努力和不断协商以及各方面的大力支持终于在，2023年3月8日结束。":
        "W619 EXPLAIN chapters/1.md:3 | 2023年3月8日 → | 2023年3月8日 is told behind 2023年9月5日",
    "2023年9月5日（早在2023年3月8日）启动。": None,
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_days_marks_and_numbers(project: Project, text: str, told: str | None) -> None:
    assert [line(one) for one in project.findings("W", text)] == (told.split("\n") if told else [])
