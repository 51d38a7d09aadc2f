"""What a sentence makes up itself is not told as not adding up, and what follows by name is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project


@pytest.mark.parametrize(
    "text",
    [
        "学校从中挑了120件，其中速写52件、短片28件、舞段18段、乐曲22首。",  # in several measure words
        "财政专项拨款3260.00万元，其中学校建设1500.00万元、基地建设860.00万元、质量提升600.00万元、学生资助300.00万元。",
        "接待1480人次，平均每月148人次，其中脚踝伤592人次，占40.00%，腰伤444人次，占30.00%，其余444人次是别处的伤。",
        "提出的问题共12个，至年底整改完成9个，完成率为75.00%；基本完成的2个；尚未完成的1个。",
        "三区共28处，工坊26个资源里，视频课程14个、虚拟仿真8个、双语教材4本。",
        "2023年，5个工坊开课46场，分别为竹编14场、蜡染11场、铜鼓6场、制茶9场、米粉6场。",
        "专利授权19项，软件著作权38项；授权专利中发明专利3项，实用新型专利11项，外观设计专利5项。",
        "引进教师31人，其中博士9人、硕士22人；减少15人，其中退休11人、调离4人，净增16人。",
        "女生6917人，男生2929人，女生占70.25%。",
        "馆藏纸质图书68.40万册，生均79.15册。",
        "专利授权84项，其中发明11项，知识产权共128项，含软件著作权44项。发明占专利的13.10%，还是薄。",
    ],
)
def test_what_holds_is_not_told(tmp_path: Path, text: str) -> None:
    assert Project(tmp_path).found("P", text + "\n") == []


@pytest.mark.parametrize(
    ("text", "code", "stated"),
    [
        ("学校从中挑了130件，其中速写52件、短片48件、舞段18段、乐曲22首。", "P402", "130件"),  # 140
        ("2023年，5个工坊开课46场，分别为竹编14场、蜡染12场、铜鼓6场、制茶9场、米粉6场。", "P402", "46场"),
        ("专利授权19项，软件著作权38项；授权专利中发明专利3项，实用新型专利11项，外观设计专利6项。", "P402", "19项"),
        ("引进教师31人，其中博士9人、硕士22人；减少15人，其中退休11人、调离4人，净增17人。", "P404", "17人"),
        ("女生6917人，男生2929人，女生占70.52%。", "P401", "70.52%"),
        ("馆藏纸质图书68.40册，生均79.15册。", "P403", "68.40册"),
        (
            "专利授权84项，其中发明11项，知识产权共128项，含软件著作权44项。发明占专利的8.59%，还是薄。",
            "P401",
            "8.59%",
        ),  # of all 128
        ("仪器设备总值11112.60元，生均11286.41元。", "P403", "11112.60元"),
    ],
)
def test_what_does_not_hold_is_told(tmp_path: Path, text: str, code: str, stated: str) -> None:
    found = Project(tmp_path).findings("P", text + "\n")
    assert [one.code for one in found] == [code]
    assert stated in str(found[0].message)


@pytest.mark.parametrize(
    "text",
    [
        "评下来，优504节，良630节，中113节，差13节。",
        "这个做法2022年秋天先在6门课上试，2023年春天加到24门，2023年秋天加到60门。",
        "蓄水池2座，一座120立方米，一座80立方米，合起来存水200立方米。",
        "办了两期培训，一期13人，一期14人，学语言、学规矩。",
    ],
)
def test_what_is_told_plainly_raises_no_alarm(tmp_path: Path, text: str) -> None:
    project = Project(tmp_path)
    assert project.found("P", text + "\n") == project.found("W61", text + "\n") == []
