"""Distributions, norms, grades, ranking and habits: against numbers worked out by hand."""

from __future__ import annotations

import pytest

from reportdoc.app.province.distribution import distributions, scores, spread
from reportdoc.app.province.habits import habits
from reportdoc.app.province.judging import grades, ranking, unmet
from reportdoc.app.province.years import compare
from reportdoc.profiles.profile import load_profile
from reportdoc.profiles.province import Grading, Weight
from tests.app.province.made import college, values


def test_quartiles_are_those_of_the_textbook() -> None:
    found = spread([7, 15, 36, 39, 40, 41])
    assert (found.lower, found.median, found.upper) == (20.25, 37.5, 39.75)


def test_an_outlier_does_not_hide_itself_as_it_would_by_the_standard_deviation() -> None:
    # Median 3, deviations 2 1 0 1 2 97: their median is 1.5, and 0.6745 × 97 ÷ 1.5 = 43.6.
    assert scores([1, 2, 3, 4, 5, 100])[-1] == pytest.approx(0.6745 * 96.5 / 1.5)


def test_where_most_values_are_equal_the_mean_of_deviations_stands_in() -> None:
    assert scores([5, 5, 5, 5, 5, 11])[-1] == pytest.approx(6 / (1 * 1.2533))


def test_of_four_values_none_is_an_outlier() -> None:
    assert scores([1, 1, 1, 1000]) == [0, 0, 0, 0]


def test_a_blank_value_is_in_no_distribution() -> None:
    (found,) = distributions(values("毕业生人数", [1, None, 3]), {})
    assert found.spread.count == 2
    assert [one.rank for one in found.standings] == [0.25, 0.75]


def test_types_of_colleges_have_their_own_quartiles() -> None:
    (found,) = distributions(values("毕业生人数", [1, 2, 30]), {"10001": "工", "10002": "工", "10003": "医"})
    assert [(name, one.median) for name, one in found.by_type] == [("医", 30), ("工", 1.5)]


def test_a_value_outside_a_norm_is_told_with_its_source_and_one_on_the_bound_is_not() -> None:
    found = distributions([*values("生师比", [18, 18.01]), *values("生均教学科研仪器设备值", [4000, 3999])], {})
    told = unmet(load_profile("2024").province, found)
    assert [(one.indicator, one.standing.submission, one.norm.source) for one in told] == [
        ("生师比", "b", "教发〔2004〕2号"),
        ("生均教学科研仪器设备值", "b", "教发〔2004〕2号"),
    ]


def test_points_are_a_hundred_less_what_the_profile_takes_for_each_fault() -> None:
    rules = Grading({"error": 2, "missing_table": 5, "seal_broken": 20, "copied": 1}, (("A", 90), ("B", 60)))
    bad = college(0, errors=3, missing_tables="甲表、乙表", seal="broken")
    found = grades(rules, [bad, college(1)], [], {"b": 1})
    assert [(one.points, one.grade) for one in found] == [(64, "B"), (99, "A")]


def test_who_has_less_ranks_first_where_less_is_better() -> None:
    found = distributions([*values("甲", [1, 2]), *values("乙", [10, 30])], {})
    weights = [Weight("甲", 1, False), Weight("乙", 3, True)]
    ranked = ranking(weights, found, [college(0), college(1), college(2)])
    # a: (1 × 0.25 + 3 × 0.75) ÷ 4, b: (1 × 0.75 + 3 × 0.25) ÷ 4; c states neither.
    assert [(one.rank, one.submission, one.points) for one in ranked] == [(1, "a", 62.5), (2, "b", 37.5)]


def test_colleges_with_the_same_points_have_the_same_rank() -> None:
    found = distributions(values("甲", [2, 3, 3, 1]), {})
    ranked = ranking([Weight("甲", 1, False)], found, [college(index) for index in range(4)])
    assert [(one.rank, one.submission) for one in ranked] == [(1, "b"), (1, "c"), (3, "a"), (4, "d")]


def test_a_college_whose_numbers_nearly_all_end_in_nought_is_odd() -> None:
    rounded = [value for index in range(20) for value in values(f"指标{index}", [100 * (index + 2), 101 + 13 * index])]
    whole, each = habits(rounded)
    assert whole.numbers == 40
    assert [one.odd for one in each] == [True, False]


def test_a_jump_is_one_that_the_others_did_not_make() -> None:
    before = values("毕业生人数", [1000, 1000, 1000, 1000, 1000, 1000])
    after = values("毕业生人数", [1010, 1020, 1000.5, 990, 1005, 5000])
    found = compare((2022, 2023), before, after, [], [])
    assert [(one.submission, one.ratio) for one in found.jumps] == [("f", 5)]


def test_a_long_figure_that_comes_again_to_the_last_digit_is_told_and_a_short_one_is_not() -> None:
    found = compare(
        (2022, 2023),
        [*values("甲", [4821.37]), *values("乙", [12])],
        [*values("甲", [4821.37]), *values("乙", [12])],
        [],
        [],
    )
    assert (found.before, found.after) == (2022, 2023)
    assert [one.indicator for one in found.repeated] == ["甲"]
