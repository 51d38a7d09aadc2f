"""What cover and declaration say: college, title, year, date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportdoc.manuscript.import_log import Log
from reportdoc.report.message import message
from reportdoc.report.report import Metadata

_COLLEGE = re.compile(r"[〇\u4e00-\u9fff（）()·]{2,30}(?:学院|大学|学校|专科)")
_BEFORE_NAME = re.compile(r"^(?:(?:单位|学校|院校)?名称|[二〇○零一三四五六七八九]{4}年度?)")
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z ,.&'’()-]{5,120}")
_CODE = re.compile(r"(?:代码|编码|代号)\s*+(?:[：:]\s*+)?(\d{5})(?!\d)|[（(](\d{5})[)）]|^(\d{5})[-_—]")
_TITLE = re.compile(r"((?:[\u4e00-\u9fff]{0,12})?(?:教育|学校|院校)?质量年度?报告|[\u4e00-\u9fff]{2,20}年度质量报告)")
_YEAR = re.compile(r"(20\d\d)\s*(?:年度|年|届)?")
_DAY = re.compile(r"(20\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_MONTH = re.compile(r"([二〇○零0-9一三四五六七八九]{4})\s*年\s*([一二三四五六七八九十0-9]{1,3})\s*月")
_DIGITS: dict[str, int] = dict(zip("〇一二三四五六七八九○零", (*range(10), 0, 0), strict=True))
NO_CODE = "00000"
"""Stands for a code that the manuscript does not give."""


@dataclass(frozen=True, slots=True)
class Hints:
    """Where else the fields of the cover may be found."""

    file: str
    """Name of the manuscript."""
    text: str
    """Lines above the indicator tables, with the college's code."""
    today: date


def metadata(lines: Sequence[str], hints: Hints, log: Log) -> Metadata:
    """Return what the lines of cover and declaration say; what they do not say is noted."""
    whole = "\n".join(lines)
    title = _title(lines, log)
    return Metadata(
        college=_college(lines, hints, log),
        english=_english(lines, log),
        code=_code(f"{hints.file}\n{whole}\n{hints.text}", log),
        title=title,
        year=(year := _year(lines, hints, log)),
        date=_date(whole, year, hints.today, log),
        language="zh-CN",
        profile=str(year),
    )


def _college(lines: Sequence[str], hints: Hints, log: Log) -> str:
    bare = [re.sub(r"\s", "", line) for line in lines]
    whole = [line for line in bare if _COLLEGE.fullmatch(line)]
    begun = [found[0] for line in (*bare, hints.text, hints.file) if (found := _COLLEGE.search(line))]
    for name in (*whole, *begun):
        return _BEFORE_NAME.sub("", name)
    log.review(message("the college's name was not found; enter it in content/report.yaml"), whole=True)
    return "（学校名称）"


def _english(lines: Sequence[str], log: Log) -> str:
    for line in lines:
        if _ENGLISH.fullmatch(line.strip()) and " " in line.strip():
            return line.strip()
    log.review(message("the college's English name was not found; enter it in content/report.yaml"), whole=True)
    return "(English name)"


def _code(text: str, log: Log) -> str:
    found = _CODE.search(text)
    if found:
        return found[1] or found[2] or found[3]
    text_ = message(
        "the college's code was not found; enter it in content/report.yaml in place of {code}", code=NO_CODE
    )
    log.review(text_, whole=True)
    return NO_CODE


def _title(lines: Sequence[str], log: Log) -> str:
    for line in lines:
        found = _TITLE.search(re.sub(r"\s", "", line))
        if found:
            return re.sub(r"^.*?(?:学院|大学|学校|专科)(?=.{4})", "", found[1])
    log.review(message("the report's title was not found; the usual one is in content/report.yaml"), whole=True)
    return "高等职业教育质量年度报告"


def _year(lines: Sequence[str], hints: Hints, log: Log) -> int:
    dated = [line for line in lines if "年度" in line or "报告" in line]
    for line in (*dated, hints.file, *lines):
        found = _YEAR.search(re.sub(r"\s", "", line))
        if found:
            return int(found[1])
    log.review(message("the year reported on was not found; last year is in content/report.yaml"), whole=True)
    return hints.today.year - 1


def _date(text: str, year: int, today: date, log: Log) -> date:
    for found in _DAY.finditer(text):
        try:
            return date(*map(int, found.groups()))
        except ValueError:
            continue
    for found in _MONTH.finditer(text):
        try:
            return date(_hanzi_year(found[1]), _hanzi(found[2]), 1)
        except ValueError:
            continue
    log.review(message("the date of the declaration was not found; today's is in content/report.yaml"), whole=True)
    return today


def _hanzi_year(text: str) -> int:
    digits = (str(_DIGITS.get(one, one)) for one in text)
    return int("".join(digits))


def _hanzi(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, mark, ones = text.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if mark else 0) + _DIGITS.get(ones, 0)
