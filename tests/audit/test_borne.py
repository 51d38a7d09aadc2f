"""What bears a figure of the text out, and that it bears no other out: each is tried with a digit changed."""

from __future__ import annotations

import re

import pytest

from reportdoc.audit.agreement.family import links
from reportdoc.audit.ledger.book import ledger
from tests.audit.project import Project


def states(project: Project, text: str) -> dict[str, str]:
    """Return the state of each figure of a chapter that begins with a text, by its number; of two alike the first."""
    project.chapter(f"{text}\n")
    document = project.document()
    found: dict[str, str] = {}
    for entry in ledger(document, links(document)).entries:
        if entry.within is not None:
            found.setdefault(entry.number, str(entry.status))
    return found


BORNE = [
    ("接待84批、3528人次，平均每批42人。", "42", "47"),
    ("接待84批、3528人次，平均每批42人。", "3528", "3529"),
    ("岗位1240个：实训室460个、渠道210个、绿化380个、食堂190个。", "210", "270"),
    ("占地58.60万平方米。其中北校区36.20万平方米，南校区22.40万平方米。", "36.20万", "36.70万"),
    ("接收8人（泰国5人、老挝3人）。", "5", "6"),
    ("抽查课程236门，符合规定229门，其余7门限期整改。", "7", "9"),
    ("签协议3604人，占毕业生4487人的80.32%；其他36人，占0.80%。", "0.80", "0.90"),
    ("签协议3604人，占毕业生4487人的80.32%；其他36人，占0.80%。", "36", "38"),
    ("由8412人增加到9846人，增加1434人。", "1434", "1484"),
    ("优良率92.20%，参加8905人，即8210人为优良。", "8210", "8270"),
    ("优秀占38.60%，良好占47.20%，合格占13.50%，不合格占0.70%。", "47.20", "41.20"),
    ("查得43处，改41处，另2处系口径不同。", "41", "42"),
    ("大坝1974年建成，至2023年已运行49年。", "49", "46"),
    ("每人20天，派出18人，累计360人日。", "360", "380"),
]


@pytest.mark.parametrize(("text", "figure", "other"), BORNE)
def test_a_figure_that_follows_from_others_is_checked_and_another_in_its_place_is_open(
    project: Project, text: str, figure: str, other: str
) -> None:
    assert states(project, text)[figure] == "checked"
    wrong = re.sub(rf"(?<![0-9.]){re.escape(figure)}(?![0-9.])", other, text)
    assert states(project, wrong)[other] == "open"


ACCIDENTS = [
    ("讲座6次，座谈5次，外出1次。", "6"),
    ("获一等奖2项、二等奖4项，另有6项入围。", "6"),
    ("教师9位、导师186人，工作室9个。学生95名、班级14个。", "95"),
    ("设备71424台，其中进口58260台，占81.57%，本年投入1126.85万元，占总支出30371.10万元的3.71%。", "1126.85"),
]


@pytest.mark.parametrize(("text", "figure"), ACCIDENTS)
def test_what_fits_by_accident_or_only_roughly_bears_nothing_out(project: Project, text: str, figure: str) -> None:
    assert states(project, text)[figure] == "open"


def test_a_share_names_its_whole_which_stands_in_another_chapter(project: Project) -> None:
    project.annex(计分卡="1,专任教师总数,人,638")
    text = "体育课教师43人，占专任教师总数的6.74%。"
    assert states(project, text) == {"43": "checked", "6.74": "checked"}
    assert states(project, text.replace("43人", "48人")) == {"48": "open", "6.74": "open"}
    assert states(project, text.replace("6.74", "6.47")) == {"43": "open", "6.47": "open"}


def test_means_and_shares_of_those_whom_most_passages_count_follow_from_them(project: Project) -> None:
    told = "\n\n".join(("在校生11686人。", "全校11686人参加。", "面向11686名学生。"))
    assert states(project, f"外借图书73620册，生均6.30册。\n\n{told}")["6.30"] == "checked"
    assert states(project, f"外借图书73620册，生均6.80册。\n\n{told}")["6.80"] == "open"


def test_figures_that_two_places_state_of_one_thing_bear_each_other_out_and_those_of_two_things_do_not(
    project: Project,
) -> None:
    told = "到校的第一批纺织学员{}名，吃住在厂。\n\n{}名纺织学员第一批毕业。\n\n另有仓库值班员4315名。"
    assert states(project, told.format(126, 126))["126"] == "checked"
    assert states(project, told.format(126, 128)) == {"126": "open", "128": "open", "4315": "open"}
    assert states(project, told.format(4315, 128))["4315"] == "open"


LISTS = [
    ("在云岭、松溪、河口3个县设点。", "3", "4"),
    ("设4个展区：机声、远行、新衣、归梭。", "4", "3"),
    ("收资料4条：\n\n- 甲文\n- 乙文\n- 丙文\n- 丁文", "4", "3"),
]


@pytest.mark.parametrize(("text", "figure", "other"), LISTS)
def test_a_number_of_things_is_checked_with_the_things_listed(
    project: Project, text: str, figure: str, other: str
) -> None:
    assert states(project, text) == {figure: "checked"}
    assert states(project, text.replace(figure, other)) == {other: "open"}


def test_a_list_that_may_go_on_bears_no_number_out(project: Project) -> None:
    assert states(project, "有市政厅、商会、协会等5家单位参加。") == {"5": "open"}
    assert states(project, "停招1个专业、把2个专业并入。")["2"] == "open"


def test_the_number_in_a_caption_is_checked_with_the_rows_of_its_table(project: Project) -> None:
    rows = ("名称,主编", "甲教材,张三", "乙教材,李四")
    assert states(project, project.table("books", *rows, caption="规划教材（2本）")) == {"2": "checked"}
    assert states(project, project.table("books", *rows, caption="规划教材（3本）")) == {"3": "open"}


def test_parts_of_nought_follow_from_it_and_parts_of_more_do_not(project: Project) -> None:
    rows = "1,编写教材数,本,{}\n^,　其中：国家规划教材数量,本,{}\n^,　校企合作编写教材数量,本,{}"
    for total, first, told in ((0, 0, ["D3 checked", "D4 checked"]), (7, 0, ["D3 open", "D4 open"])):
        project.annex(教学资源表=rows.format(total, first, 0))
        project.chapter("见附表。\n")
        document = project.document()
        found = [f"{one.spot.place.cell} {one.status}" for one in ledger(document, links(document)).entries]
        assert found[1:] == told


def test_bases_times_labels_and_round_words_are_told_apart(project: Project) -> None:
    text = (
        "百名教师走访，每100名毕业生有77名留在省内，早上7点20分上课，每月28日前核对，会计2003班参加，"
        "2号机大修，约占用人单位总数的20%，百分比保留两位小数，约谈教师17人。"
    )
    project.chapter(f"{text}\n")
    document = project.document()
    book = ledger(document, links(document))
    assert [(one.number, str(one.kind)) for one in book.apart] == [
        ("百名", "word"),
        ("100名", "base"),
        ("7点", "date"),
        ("20分", "date"),
        ("28日", "date"),
        ("2003班", "name"),
        ("2", "name"),
        ("20%", "approximate"),
        ("百分", "word"),
        ("两位", "word"),
    ]
    assert [entry.value for entry in book.entries] == ["77名", "17人"]
