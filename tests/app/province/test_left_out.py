"""Tables of another year than the reports' take no part in comparisons, and that is said."""

from __future__ import annotations

from dataclasses import replace

from reportdoc.app.province.comparison import Material, comparison
from reportdoc.app.province.reuse import Reuse
from reportdoc.present.language import language
from reportdoc.present.province.completeness import completeness
from reportdoc.profiles.profile import load_profile
from tests.app.province.made import college, values


def test_a_table_that_has_values_of_other_years_only_is_told_beside_its_college() -> None:
    first, second, third = values("在校生", [100, 200, 300])
    old = [replace(second, year=2022), replace(second, year=2021), replace(second, year=2022, table="另表")]
    both = [third, replace(third, year=2022, value=290.0)]
    material = Material(tuple(college(index) for index in range(3)), (first, *old, *both), ())
    profile = load_profile("2024")
    found = comparison(material, None, Reuse((), ()), profile.province, "2023", {})
    ((sheet,),) = [section.sheets for section in [completeness(language("zh_CN"), found)]]
    assert [row[-1] for row in sheet.rows] == [
        "",
        "表只有2021、2022年的数值，没有2023年的：不参加比较；另表只有2022年的数值，没有2023年的：不参加比较",
        "",
    ]
