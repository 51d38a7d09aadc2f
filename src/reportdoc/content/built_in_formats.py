"""Number formats that a workbook names by number only, as Chinese Excel shows them (ECMA-376 Part 1, 18.8.30)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_YEAR_MONTH, _MONTH_DAY = 'yyyy"年"m"月"', 'm"月"d"日"'
_HOUR_MINUTE, _NOON = 'h"时"mm"分"', '上午/下午h"时"mm"分"'

CHINESE: Mapping[int, str] = MappingProxyType(
    {
        **{5: '"¥"#,##0', 6: '"¥"#,##0', 7: '"¥"#,##0.00', 8: '"¥"#,##0.00'},
        **{14: "yyyy/m/d", 22: "yyyy/m/d h:mm"},
        **{27: _YEAR_MONTH, 28: _MONTH_DAY, 29: _MONTH_DAY, 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"'},
        **{32: _HOUR_MINUTE, 33: f'{_HOUR_MINUTE}ss"秒"', 34: _NOON, 35: f'{_NOON}ss"秒"', 36: _YEAR_MONTH},
        **{42: '"¥"#,##0;"¥"\\-#,##0;"¥-"', 44: '"¥"#,##0.00;"¥"\\-#,##0.00;"¥-"'},
        **{50: _YEAR_MONTH, 51: _MONTH_DAY, 52: _YEAR_MONTH, 53: _MONTH_DAY, 54: _MONTH_DAY},
        **{55: _NOON, 56: f'{_NOON}ss"秒"', 57: _YEAR_MONTH, 58: _MONTH_DAY},
    }
)
"""Codes by their numbers where the language of the program decides what is shown."""
