"""A value of a YAML file is changed, and everything else stays, to the character."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from reportdoc.project.yaml_edit import YamlEdit

ODD = """\
---
# 头
学院:   '甲'   # 名
list: [一, # 首
  "二"]
null: ~
text: |
   一行
     又一行

code: 007
day: 2024-13-45
map: {a: 1,   b: "x"}
deep:
    - - k:
           v
# 尾
"""


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("学院",), "乙's", "'甲'", "'乙''s'"),
        (("list", 1), '三"', '"二"', '"三\\""'),
        (("list", 0), "a, b", "一,", "'a, b',"),
        (("null",), "词", "~", "词"),
        (("text",), "短", "|\n   一行\n     又一行\n\n", "短\n"),
        (("code",), "012", "007", "'012'"),
        (("day",), date(2025, 1, 4), "2024-13-45", "2025-01-04"),
        (("map", "a"), 2, "a: 1", "a: 2"),
        (("deep", 0, 0, "k"), "x" * 200, "           v", "           " + "x" * 200),
    ],
)
def test_one_value_changes_and_its_quotation_marks_stay(
    path: tuple[str | int, ...], value: object, old: str, new: str
) -> None:
    edit = YamlEdit(ODD)
    edit.set(value, *path)
    assert ODD.count(old) == 1
    assert edit.text == ODD.replace(old, new)


def test_several_changes_do_not_get_in_each_others_way() -> None:
    edit = YamlEdit("a: 1\nb: 2   # x\nc: 3")
    edit.set(10, "a", comment="新")
    edit.set(20, "b", comment="新")
    edit.set(30, "c", comment="新")
    edit.append("d: 4\n")
    assert edit.text == "a: 10   # 新\nb: 20   # x；新\nc: 30   # 新\nd: 4\n"


def test_a_comment_is_not_added_twice() -> None:
    edit = YamlEdit("a: 1   # 请改\n")
    edit.set(2, "a", comment="请改")
    assert edit.text == "a: 2   # 请改\n"


def test_lines_are_appended_before_the_end_of_the_document() -> None:
    edit = YamlEdit("a: 1\n# 尾\n...\n")
    edit.append("b: 2\n")
    assert edit.text == "a: 1\n# 尾\nb: 2\n...\n"


def test_texts_are_those_below_a_path() -> None:
    edit = YamlEdit(ODD)
    assert [text for _, text in edit.texts("list")] == ["一", "二"]
    assert ("map", "b") in edit
    assert ("map", "c") not in edit
    with pytest.raises(KeyError):
        edit.set(1, "map", "c")
    with pytest.raises(KeyError):
        YamlEdit("a:\nb: 1\n").set(1, "a")


@pytest.mark.parametrize("before", ["{甲: 1, 乙: 2}", "{}", "\n  甲: 1\n  乙: 2", None])
def test_a_mapping_of_one_key_stays_a_mapping(before: str | None) -> None:
    edit = YamlEdit("a: 1\n" if before is None else f"a: 1\nb: {before}\n")
    if before is None:
        edit.append(f"b: {edit.alone({'丙': 3})}\n")
    else:
        edit.set({"丙": 3}, "b")
    assert yaml.safe_load(edit.text) == {"a": 1, "b": {"丙": 3}}
