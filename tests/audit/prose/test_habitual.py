"""Figures that habits and words alike bind to their neighbours, right and wrong."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

AT = "ERROR chapters/1.md:3"
ASKED = "EXPLAIN chapters/1.md:3"

TOLD = {
    "博士14名，只占3.27%，离2025年6%的设想差3.73个百分点。":
        f"P410 {AT} | 6% → 6% − 3.27% = 2.73个百分点 | 3.73个百分点 does not follow from 6% and 3.27%",
    "8月612人次，10月584人次，合计1160人。":
        f"P410 {AT} | 584人次 → 612人次 + 584人次 = 1196人 | 1160人 is not the sum of its parts",
    "占地分别为568亩和240亩，合计826亩。":
        f"P410 {AT} | 568亩 → 568亩 + 240亩 = 808亩 | 826亩 is not the sum of its parts",
    "占地分别为568亩和240亩，合计808亩。": None,
    "上年收入320万元，这一年做到了460万元，多了104万元。":
        f"P404 {AT} | 104万元 → 460 − 320 = 140万元"
        " | the difference 104万元 does not follow from 320万元 and 460万元",
    "上年收入320万元，这一年做到了460万元，多了140万元。": None,
    "上年满意度92.15%，这一年为94.85%，高了2.07个百分点。":
        f"P404 {AT} | 2.07个百分点 → 94.85 − 92.15 = 2.70个百分点"
        " | the difference 2.07个百分点 does not follow from 92.15% and 94.85%",
    "上年满意度92.15%，这一年为94.85%，高了2.70个百分点。": None,
    "招生3520人，上年为3200人，增速11%。": None,
    "招生3520人，上年为3200人，增速9.1%。":
        f"P404 {AT} | 9.1% → (3520 − 3200) ÷ 3200 = 10.0% | the growth 9.1% does not follow from 3520人 and 3200人",
    "招生3520人，上年为3200人，增速10%。": None,
    "落实率93.20%，未落实率6.08%。": None,
    "落实率93.20%，未落实率6.80%。": None,
    "合格率71.30%，优秀率12.50%，两项合计88.30%。":
        f"P402 {AT} | 88.30% → 71.30% + 12.50% → 83.80% | 88.30% follows from no other figures; a slip away it does",
    "合格率71.30%，优秀率12.50%，两项合计83.80%。": None,
    "教师428人，博士53人，占12.83%。":
        f"P401 {AT} | 12.83% → 53 ÷ 428 = 12.38% | 12.83% does not follow from 53人 and 428人",
    "教师428人，博士53人，占12.38%。": None,
    "全年服务企业48家，技术合同成交1152万元，平均每家42万元。":
        f"P403 {AT} | 42万元 → 1152万元 ÷ 48家 = 24万元 | 42万元 does not follow from 1152万元 and 48家",
    "全年服务企业48家，技术合同成交1152万元，平均每家24万元。": None,
    "参加486人，其中机械系210人、电气系186人、管理系108人。":
        f"P402 {AT} | 186人 → 210人 + 186人 + 108人 = 504人 | 486人 is not the sum of its parts",
    "参加486人，其中机械系210人、电气系186人、管理系90人。": None,
    "参加486人，由机械系210人、电气系168人、管理系90人组成。":
        f"P410 {AT} | 486人 → 210人 + 168人 + 90人 = 468人 | 486人 is not the sum of its parts",
    "校舍分三处：东区320间、西区148间、北区76间，总554间。":
        f"P410 {AT} | 76间 → 320间 + 148间 + 76间 = 544间 | 554间 is not the sum of its parts",
    "校舍分三处：东区320间、西区148间、北区76间，总544间。": None,
    "东区320间、西区148间、北区76间，加起来554间。":
        f"P410 {AT} | 76间 → 320间 + 148间 + 76间 = 544间 | 554间 is not the sum of its parts",
    "东区320间、西区148间，两者共486间。":
        f"P402 {AT} | 486间 → 320间 + 148间 = 468间 | 486间 is not the sum of its parts",
    "东区320间、西区148间，两者共468间。": None,
    "收入1200万元，比上年1000万元多了200万元，增长16.7%。":
        f"P404 {AT} | 16.7% → (1200 − 1000) ÷ 1000 = 20.0%"
        " | the growth 16.7% does not follow from 1200万元 and 1000万元",
    "收入1200万元，比上年1000万元多了200万元，增长20%。": None,
    "会员由86人发展到129人，增幅33.3%。":
        f"P404 {AT} | 33.3% → (129 − 86) ÷ 86 = 50.0% | the growth 33.3% does not follow from 129人 and 86人",
    "会员由86人发展到129人，增幅50%。": None,
    "会员由129人减少到86人，降幅50%。":
        f"P404 {AT} | 50% → (86 − 129) ÷ 129 = 33% | the growth 50% does not follow from 86人 and 129人",
    "会员由129人减少到86人，降幅33.3%。": None,
    "获省级奖6项，其中一等奖1项、二等奖2项、三等奖1项。":
        f"P410 {AT} | 6项 → 1项 + 2项 + 1项 = 4项 | 6项 is not the sum of its parts",
    "获省级奖6项，其中一等奖1项、二等奖2项、三等奖3项。": None,
    "集团成员69家，其中企业71家、院校14所、行业协会6家、科研院所5家。": None,
    "集团成员98家，其中企业71家、院校14所、行业协会6家、科研院所5家。":
        f"P410 {ASKED} | 6家 → 71家 + 14所 + 6家 + 5家 = 96家 | 98家 is not the sum of its parts",
    "2021届专业对口的2626人，对口率90.4%。": None,
    "42名学生分成6个组，每组8名。":
        f"P410 {AT} | 8名 → 42名 ÷ 6个 = 7名 | 8名 does not follow from 42名 and 6个",
    "42名学生分成6个组，每组7名。": None,
    "提供岗位16578个，为毕业生人数（3947人）的4.02倍。": None,
    "界碑课18场、家书课6场，前者是后者的4倍。":
        f"P410 {AT} | 4倍 → 18场 ÷ 6场 = 3倍 | 4倍 does not follow from 18场 and 6场",
    "界碑课18场、家书课6场，前者是后者的3倍。": None,
    "预算金额4265.00万元，成交金额3838.50万元，节约资金462.50万元。":
        f"P410 {AT} | 462.50万元 → 4265.00万元 − 3838.50万元 = 426.50万元"
        " | 462.50万元 does not follow from 4265.00万元 and 3838.50万元",
    "预算金额4265.00万元，成交金额3838.50万元，节约资金426.50万元。": None,
    "参加活动的2326人，占毕业生的12.18%，比上年的1806人多520人。": None,
    "新生中男生1284人，占57.53%；女生948人，占42.47%，男生比女生多346人。":
        f"P410 {AT} | 346人 → 1284人 − 948人 = 336人 | 346人 does not follow from 1284人 and 948人",
    "新生中男生1284人，占57.53%；女生948人，占42.47%，男生比女生多336人。": None,
    "第一轮52处、第二轮26处、第三轮9处，累计78处。":
        f"P410 {AT} | 78处 → 52处 + 26处 + 9处 = 87处 | 78处 is not the sum of its parts",
    "第一轮52处、第二轮26处、第三轮9处，累计87处。": None,
    "2023年计划引进教师25人，其中博士6人、企业高技能人才9人。": None,
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_a_figure_follows_from_its_neighbours(project: Project, text: str, told: str | None) -> None:
    assert [line(one) for one in project.findings("P", text)] == (told.split("\n") if told else [])
