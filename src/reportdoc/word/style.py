"""The named styles that carry the look; what each looks like is the template's business."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from docx.styles.styles import Styles

BODY_TEXT: Final = "Body Text"
BEFORE_BOX: Final = "框前正文"
"""Running text before a case box; where a template lacks it, the text stands closer."""
HEADING: Final = ("heading 1", "heading 2", "heading 3", "heading 4")
CONTENTS_ENTRY: Final = ("toc 1", "toc 2", "toc 3")
LIST_ENTRY: Final = "table of figures"
LIST_BULLET: Final = "List Bullet"
LIST_NUMBER: Final = "List Number"
STRONG: Final = "Strong"
EMPHASIS: Final = "Emphasis"
TABLE: Final = "表格"
TABLE_CAPTION: Final = "表题"
ANNEX_CAPTION: Final = "附表题"
"""Captions that 目录 lists; where a template lacks it, updating 目录 in Word drops them."""
TABLE_HEADER: Final = "表头"
TABLE_TEXT: Final = "表格文字"
CONTINUED: Final = "续表"
TABLE_LEFT: Final = "表格左"
TABLE_FIGURE: Final = "表格数字"
UNIT_LINE: Final = "单位行"
SOURCE_LINE: Final = "来源行"
FIGURE_NOTE: Final = "图注"
AFTER_BOX: Final = "框后"
PICTURE: Final = "图片"
FIGURE_CAPTION: Final = "图题"
FIGURE_GRID: Final = "图片排列"
CASE_TEXT: Final = "案例正文"
ANNEX_NAME: Final = "附表名称"
SECTION_END: Final = "分节"
FOOTNOTE: Final = "footnote text"
FOOTNOTE_MARK: Final = "footnote reference"
FORMULA: Final = "公式"
"""A formula with a paragraph to itself. A template needs these three only where the report has notes or formulas."""
FOOTER: Final = "footer"
HEADER: Final = "header"
"""The header of a copy for review; where a template lacks it, it looks like the footer."""

REQUIRED: Final = (
    BODY_TEXT, *HEADING, *CONTENTS_ENTRY, LIST_ENTRY, LIST_BULLET, LIST_NUMBER, STRONG, EMPHASIS,
    TABLE, TABLE_CAPTION, TABLE_HEADER, TABLE_TEXT, UNIT_LINE, SOURCE_LINE, FIGURE_NOTE, AFTER_BOX, PICTURE,
    FIGURE_CAPTION, FIGURE_GRID, CASE_TEXT, ANNEX_NAME, SECTION_END,
)  # fmt: skip
"""Names of the styles that `report.docx` must have."""


def style_ids(styles: Styles) -> Mapping[str, str]:
    """Return the id of each style by its name; Word makes up ids of its own, names stay."""
    return {style.element.name_val: style.element.styleId for style in styles if style.element.name_val}


def missing(ids: Mapping[str, str], required: Iterable[str] = REQUIRED) -> tuple[str, ...]:
    """Return the required names that a template lacks."""
    return tuple(name for name in required if name not in ids)
