"""What is none, 0台 and 0∶0, stops no check: an unfilled figure is read like any other."""

from __future__ import annotations

import pytest

from reportdoc.audit.audit import audit
from tests.audit.project import Project

SENTENCES = """设备0台，其中校内0台、校外0台。
有9位，占0.00%，其余0位。
有5位，占100.00%，其余5位。
每次0学时，0次，合计0学时。
生师比为0∶0。
教师0人、学生0人，师生比例为1∶0。
一次0分钟，共上0次课，合0小时。
从0人增到0人，增长0.00%，相差0.00%。
合格率0.00%、0.00%，提高0.00个百分点，相差0.00%。
去除率0.00%。
进水0.00毫克，出水0.00毫克，去除率12.34%。
由9999999999999999999999999999万元降到0元，下降99.99%。
合计0人，其中甲0人、乙0人，甲占33.33%。
督导员0人，其中专职0人、兼职0人，听课1280节，人均12.8节。
服务0次，学生0人次，老人0人次，平均每次4.20人次。
优良率0.00%；优良率0.00%，相差5.40%。
三关合计0个月。
排课0学时，其中实践0学时，占20.00%。
排课700学时，其中实践700学时，占20.00%。
参赛0人，获奖0人，获奖面38.36%。
到款0万元，是上年0万元的2.50倍。
新签0家、退出0家，净增0家。
总数0个，前三名共0个。
设备价值0.00万元，折合0元，每台0元，0台共0万元。
户均0元，0户合计0万元。
从0时到0时，共0小时。
2023年0项、2022年0项，分别增长0.00%、0.00%。
0个国家：甲、乙。
男生0人，女生0人，女生占0.00%。
藏书0册，生均0册。
专利授权0项，发明0项。发明占专利的0.00%。
引进0人，减少0人，其中退休0人，净增0人。
生师比由0∶0降至0∶0。
生均0.00平方米，面积0.00平方米，学生0人。
在校生9846人。参加活动311人，其中甲101人，占在校生的0.00%。"""


@pytest.mark.parametrize("sentence", ["督导员0人，听课1280节，人均12.8节。", "生师比为0∶0。"])
def test_a_mean_of_nobody_and_a_ratio_of_noughts_are_read(project: Project, sentence: str) -> None:
    project.annex(资源="1,生师比,:,17.34:1")
    assert project.found("G501", sentence + "\n") == []


def test_noughts_everywhere_stop_no_check(project: Project) -> None:
    project.annex(资源="1,生师比,:,0:0\n2,学生人数,人,0\n3,生均设备值,元/生,0.00")
    wrong = "获奖47项，其中国家级3项、省级45项。\n"
    project.chapter("\n\n".join([*SENTENCES.split("\n"), wrong]))
    found = audit(project.load().report)
    assert any(one.code == "P402" and one.stated.startswith(("47", "45", "3")) for one in found.findings)
    assert len(found.ledger.entries) > len(SENTENCES.split("\n"))
