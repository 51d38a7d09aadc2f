"""Enumerations and their totals: what leads to parts, what closes them, and when some may be left out."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

AT = "ERROR chapters/1.md:3"
ASKED = "EXPLAIN chapters/1.md:3"

TOLD = {
    "获金奖一项、银奖两项、铜奖三项，共获奖7项。": None,
    "获奖6项，其中金奖3项、银奖2项、铜奖一项。": None,
    "获奖7项，其中金奖3项、银奖2项、铜奖一项。":
        f"P410 {ASKED} | 7项 → 3项 + 2项 = 5项 | 7项 is not the sum of its parts",
    "38个专业，其中33个编入6个专业群，其余4个独立建设。":
        f"P402 {AT} | 6个 → 33个 + 6个 + 4个 = 43个 | 38个 is not the sum of its parts",
    "38个专业，其中33个编入6个专业群，其余5个独立建设。": None,
    "四个单项，分设金奖1个、银奖2个、铜奖3个，一共颁奖24个。": None,
    "四个单项，分设金奖1个、银奖2个、铜奖3个，一共颁奖25个。": None,
    "分三个阶段，分别为2个、2个和1个学期。": None,
    "教师98人，其中老挝籍60人，有6人在当地办了公司。": None,
    "获奖44项，其中国家级3项（二等奖1项、三等奖2项）、省级41项。": None,
    "获奖44项，其中国家级3项（二等奖1项、三等奖2项）、省级14项。":
        f"P410 {ASKED} | 14项 → 3项 + 14项 = 17项 | 44项 is not the sum of its parts",
    "建有基地98个，其中校内43个、校外65个。":
        f"P402 {AT} | 65个 → 43个 + 65个 = 108个 | 98个 is not the sum of its parts",
    "建有基地100个，其中校内43个、校外67个。":
        f"P402 {AT} | 67个 → 43个 + 67个 = 110个 | 100个 is not the sum of its parts",
    "建有基地100个，其中校内43个、校外47个。":
        "P402 EXPLAIN chapters/1.md:3 | 47个 → 43个 + 47个 = 90个 | 100个 is not the sum of its parts",
    "建有基地99个，其中文科43个、理科46个。":
        f"P410 {AT} | 99个 → 43个 + 46个 = 89个 | 99个 is not the sum of its parts",
    "建有基地9个，其中文科4个、理科5个。": None,
    "建有基地9个，其中文科4个、理科4个。":
        f"P410 {AT} | 9个 → 4个 + 4个 = 8个 | 9个 is not the sum of its parts",
    "建有基地10个，其中文科4个、理科5个。":
        f"P410 {AT} | 4个 → 4个 + 5个 = 9个 | 10个 is not the sum of its parts",
    "获奖9项，其中一等奖3项、二等奖7项。":
        f"P402 {AT} | 7项 → 3项 + 7项 = 10项 | 9项 is not the sum of its parts",
    "获奖9项，其中一等奖3项、二等奖4项。":
        f"P410 {AT} | 9项 → 3项 + 4项 = 7项 | 9项 is not the sum of its parts",
    "基地100个，包括校内43个、校外47个、国外9个。":
        "P402 EXPLAIN chapters/1.md:3 | 47个 → 43个 + 47个 + 9个 = 99个 | 100个 is not the sum of its parts",
    "经费100万元，分别用于设备43万元、图书37万元、培训30万元。":
        f"P402 {AT} | 30万元 → 43万元 + 37万元 + 30万元 = 110万元 | 100万元 is not the sum of its parts",
    "经费100万元，含设备43万元、图书37万元、培训30万元。":
        f"P402 {AT} | 30万元 → 43万元 + 37万元 + 30万元 = 110万元 | 100万元 is not the sum of its parts",
    "经费100万元：设备43万元，图书37万元，培训30万元。":
        f"P402 {AT} | 30万元 → 43万元 + 37万元 + 30万元 = 110万元 | 100万元 is not the sum of its parts",
    "经费100万元（设备43万元、图书37万元、培训30万元）。":
        f"P402 {AT} | 30万元 → 43万元 + 37万元 + 30万元 = 110万元 | 100万元 is not the sum of its parts",
    "经费100万元，其中：设备43万元；图书37万元；培训30万元。": None,
    "经费100万元，设备43万元，图书37万元，培训30万元。": None,
    "设备43万元、图书37万元、培训20万元，合计110万元。":
        f"P402 {AT} | 20万元 → 43万元 + 37万元 + 20万元 = 100万元 | 110万元 is not the sum of its parts",
    "设备43万元、图书37万元、培训20万元，共计110万元。":
        f"P402 {AT} | 20万元 → 43万元 + 37万元 + 20万元 = 100万元 | 110万元 is not the sum of its parts",
    "设备43万元、图书37万元、培训20万元，总经费110万元。":
        f"P402 {AT} | 20万元 → 43万元 + 37万元 + 20万元 = 100万元 | 110万元 is not the sum of its parts",
    "设备43万元、图书37万元、培训20万元，总投入为110万元。":
        f"P402 {AT} | 20万元 → 43万元 + 37万元 + 20万元 = 100万元 | 110万元 is not the sum of its parts",
    "设备43万元、图书37万元、培训20万元，三项共110万元。":
        f"P402 {AT} | 20万元 → 43万元 + 37万元 + 20万元 = 100万元 | 110万元 is not the sum of its parts",
    "设备43万元、图书37万元、培训20万元，每项合计110万元。": None,
    "新增43家、撤销7家，合计63家。": None,
    "从43万元到57万元，合计110万元。": None,
    "近三年分别投入43万元、37万元、20万元，三年共110万元。":
        f"P402 {AT} | 20万元 → 43万元 + 37万元 + 20万元 = 100万元 | 110万元 is not the sum of its parts",
    "近三年分别投入43万元、37万元、20万元，三年累计110万元。":
        f"P402 {AT} | 20万元 → 43万元 + 37万元 + 20万元 = 100万元 | 110万元 is not the sum of its parts",
    "发放给学院、系各3.25万元，部门2万元，合计9.5万元。":
        f"P402 {AT} | 2万元 → 3.25万元 × 2 + 2万元 = 8.5万元 | 9.5万元 is not the sum of its parts",
    "发放给学院、系各3.25万元，部门2万元，合计8.5万元。": None,
    "教师320人，其中男120人、女210人。":
        f"P402 {AT} | 210人 → 120人 + 210人 = 330人 | 320人 is not the sum of its parts",
    "教师320人，其中专任教师120人、党员210人。": None,
    "教师320人，其中专任120人、兼职210人，另有外聘50人。": None,
    "教师320人，其中专任120人、兼职210人；外聘50人。": None,
    "教师320人，其中专任120人、兼职210人，同时有外聘50人。": None,
    "面积3.6万平方米，其中教学1.2万平方米、宿舍1.5万平方米、食堂1.9万平方米。":
        f"P402 {AT} | 1.9万平方米 → 1.2万平方米 + 1.5万平方米 + 1.9万平方米 = 46000平方米"
        " | 3.6万平方米 is not the sum of its parts",
    "面积3.6万平方米，其中教学1.2万平方米、宿舍1.5万平方米、食堂0.9万平方米。": None,
    "面积3.6万平方米，其中教学1.24万平方米、宿舍1.53万平方米、食堂0.85万平方米。": None,
    "天数60天，其中校内30天、校外40天。":
        f"P410 {AT} | 60天 → 30天 + 40天 = 70天 | 60天 is not the sum of its parts",
    "发放给学院、系各3.25万元，部门3万元，合计8.5万元。":
        f"P402 {AT} | 3万元 → 3.25万元 × 2 + 3万元 = 9.5万元 | 8.5万元 is not the sum of its parts",
    "全年共用8.5万元，其中学院、系各3.25万元，部门3万元。":
        f"P402 {AT} | 3万元 → 3.25万元 × 2 + 3万元 = 9.5万元 | 8.5万元 is not the sum of its parts",
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_an_enumeration_adds_up_to_its_total(project: Project, text: str, told: str | None) -> None:
    assert [line(one) for one in project.findings("P", text)] == (told.split("\n") if told else [])
