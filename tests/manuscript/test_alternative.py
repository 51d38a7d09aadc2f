"""Alternative texts: what programs put there is printed nowhere, what somebody wrote stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdoc.manuscript.reading.alternative import written
from tests.manuscript.made import made
from tests.manuscript.manuscript import Manuscript


def _described(text: str, folder: Path, caption: str = "") -> str:
    manuscript = Manuscript()
    manuscript.picture("a")
    next(manuscript.document.element.body.iter("{*}docPr")).set("descr", text)
    manuscript.text(caption)
    return made(manuscript, folder).chapter


@pytest.mark.parametrize(
    "text",
    [
        "图形用户界面, 文本, 应用程序\n\n描述已自动生成",
        "一群人站在一起\n\nAI 生成的内容可能不正确。",
        "A red and blue square\n\nAI-generated content may be incorrect.",
        "Chart\n\nDescription automatically generated with medium confidence",
        "b0b7b155a634b780f536229a3be4e40",
        r"C:\Users\zhang\AppData\Local\Temp\WeChat Files\f42b.jpg",
        "/Users/zhang/Desktop/截图",
        "https://img.example.com/a?b=c",
        "微信图片_20231107093012",
        "DSC_0412.JPG",
        "IMG_2034",
        "图片 3",
        "Picture 1",
        "u=1345,2134&fm=26&gp=0",
        "20231107",
        "——",
    ],
)
def test_what_a_program_put_there_is_left_out(text: str) -> None:
    assert written(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "学生在实训车间操作数控机床",
        "图片墙前的毕业生",
        "Nurses at work",
        "2023年毕业生去向",
        "国家级教学成果奖证书（2项）",
    ],
)
def test_what_somebody_wrote_stays_in_one_line(text: str) -> None:
    assert written(f" {text[:2]}\n{text[2:]} ") == f"{text[:2]} {text[2:]}"


def test_a_guess_of_word_is_neither_printed_nor_in_the_way(tmp_path: Path) -> None:
    guessed = "图形用户界面\n\n描述已自动生成"
    assert _described(guessed, tmp_path, "图 1-1 培养模式").split("\n")[0] == (
        '::: {.figure #fig-peiyang-moshi src="pictures/peiyang-moshi.png"}'
    )
    assert _described(guessed, tmp_path).split("\n")[1] == "未命名的图"


def test_a_description_in_two_lines_is_one_line(tmp_path: Path) -> None:
    first = _described("左：车间\n右：“教室”", tmp_path, "图 1-1 实训").split("\n")[0]
    assert first.endswith(' alt="左：车间 右：“教室”"}')
