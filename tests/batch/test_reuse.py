"""Passages that colleges share are found, also where words were exchanged; what all have is nobody's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from reportdoc.app.province.contents import bare_text
from reportdoc.app.province.reuse import Reuse
from reportdoc.app.province.rows import READ, College, ParagraphRow, Record
from reportdoc.batch.fingerprint import signed
from reportdoc.batch.results import write_result
from reportdoc.batch.shared.reuse import reuse
from reportdoc.project.digest import digest_of

NURSERY = (
    "学院与区内三十家幼儿园共建实习基地，实行园长与教师双导师制，学生每学期入园两周，"
    "由导师共同评定其保教能力，评定结果记入成长档案。"
)
REWORDED = NURSERY.replace("三十家", "三十五所").replace("共同评定", "一起评价").replace("两周", "三周")
HARBOUR = (
    "港口机械专业群以智能装卸为方向，新建远程操控实训室一间，引入码头真实作业数据，学生可在校内完成全部岗位训练项目。"
)
COUNTED = (
    "全年开展技术培训 1,204 人次，服务乡村振兴项目 36 个，培训收入 118.5 万元，覆盖全省九个地市的农业经营主体与合作社。"
)


def result(output: Path, code: str, texts: Sequence[str]) -> College:
    """Write the result of a college with some paragraphs; return its row."""
    rows = []
    for position, text in enumerate(texts):
        bare = bare_text(text)
        rows.append(ParagraphRow(code, code, position, "1.1", digest_of(bare.encode())[:32], len(bare), text))
    college = College(code, READ, code=code, college=f"{code}学院", result=code)
    write_result(Record(college, paragraphs=signed(rows)), output / "results" / f"{code}.json")
    return college


def found(output: Path, texts: Mapping[str, Sequence[str]]) -> Reuse:
    """Return what is found among colleges with some paragraphs."""
    return reuse(output, [result(output, code, own) for code, own in texts.items()], None, [])


def test_the_same_passage_is_found_whatever_its_punctuation(tmp_path: Path) -> None:
    (pair,) = found(tmp_path, {"1": [NURSERY, HARBOUR], "2": [NURSERY.replace("，", "； ")]}).pairs
    assert pair.exact
    assert (pair.one.code, pair.other.code, pair.one.section) == ("1", "2", "1.1")
    assert pair.one.text == NURSERY


def test_a_reworded_passage_is_found_and_its_likeness_told(tmp_path: Path) -> None:
    (pair,) = found(tmp_path, {"1": [NURSERY], "2": [HARBOUR, REWORDED]}).pairs
    assert not pair.exact
    assert 0.6 < pair.likeness < 0.95


def test_other_figures_in_the_same_sentence_do_not_hide_it(tmp_path: Path) -> None:
    other = COUNTED.replace("1,204", "977").replace("36", "41").replace("118.5", "96.02")
    (pair,) = found(tmp_path, {"1": [COUNTED], "2": [other]}).pairs
    assert not pair.exact
    assert pair.likeness > 0.9


def test_passages_about_different_things_are_no_pair(tmp_path: Path) -> None:
    assert found(tmp_path, {"1": [NURSERY], "2": [HARBOUR], "3": [COUNTED]}).pairs == ()


def test_a_passage_that_stands_twice_in_one_report_is_not_copied(tmp_path: Path) -> None:
    assert found(tmp_path, {"1": [NURSERY, NURSERY, REWORDED]}).pairs == ()


def test_what_many_colleges_have_is_a_formula_and_no_pair(tmp_path: Path) -> None:
    told = found(tmp_path, {str(code): [NURSERY] for code in range(7)})
    assert told.pairs == ()
    assert [(one.text, one.colleges) for one in told.common] == [(NURSERY, 7)]


def test_with_last_year_own_text_is_counted_and_another_colleges_is_told(tmp_path: Path) -> None:
    now, before = tmp_path / "now", tmp_path / "before"
    old = [result(before, "1", [NURSERY]), result(before, "2", [HARBOUR])]
    told = reuse(now, [result(now, "1", [NURSERY, HARBOUR]), result(now, "2", [COUNTED])], before, old)
    assert told.kept == (("1", 1, 2), ("2", 0, 1))
    assert [(pair.one.code, pair.other.code, pair.other.earlier) for pair in told.pairs] == [("1", "2", True)]
    assert told.copied() == {"1": 1}
