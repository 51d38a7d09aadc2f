"""`reportdoc new --from`: next year's project, and how this year is held against last year."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from reportdoc.cli.group import reportdoc
from reportdoc.content.load import load
from tests.content.folder import ANNEX, REPORT, Folder
from tests.support.programs import ROOT


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(reportdoc, [str(one) for one in arguments], env={"LANGUAGE": "en"})


SETTINGS = (
    REPORT.replace("chapters:", "front:\n  - file: front/preface.md\nchapters:")
    + "  - file: chapters/2.md\nvalues: values.yaml\n"
    + ANNEX
)
INDICATORS = ("毕业生人数,人,4487", "在校生人数,人,13009", "专业数量,个,44", "教师人数,人,689")


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project for 2024 made of a small one for 2023: three parts with figures, and four indicators."""
    last = Folder(tmp_path_factory.mktemp("carried") / "2023")
    last.write("report.yaml", SETTINGS)
    last.write("front/preface.md", "# 前言\n\n2023年，学校有3个校区。\n")
    last.chapter("毕业生有{{ 毕业生总数 }}人。\n")
    last.write("chapters/2.md", "# 文化传承\n\n举办活动12场。\n\n没有数的一段。\n")
    last.write("values.yaml", "毕业生总数: {table: annex-scorecard, row: 毕业生人数, column: 2023年, unit: 人}\n")
    rows = "".join(f"{number},{one}\n" for number, one in enumerate(INDICATORS, start=1))
    last.write("annex/scorecard.csv", "序号,指标,单位,2023年\n" + rows)
    last.write("accepted.yaml", "T101-3f9c02ab: {reason: 口径不同, name: 教务处}\n")
    last.write("confirmed.csv", "place,value,text,name,department,date,evidence\nx,3个,【3个】,张三,,2024-01-05,台账\n")
    folder = last.root.with_name("2024")
    done = _run("new", folder, "--from", last.root, "--year", 2024)
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def project(carried: Path, tmp_path: Path) -> Path:
    """Return a copy of it that a test may change."""
    return Path(shutil.copytree(carried, tmp_path / "2024"))


@pytest.fixture(scope="module")
def unchanged(carried: Path) -> Counter[str]:
    """Return how often the audit says what of a project in which nothing has been changed yet."""
    return Counter(str(one["code"]) for one in _findings(carried))


def test_what_was_said_of_last_years_numbers_stays_with_last_year(carried: Path) -> None:
    assert [name for name in ("accepted.yaml", "confirmed.csv") if (carried / "content" / name).exists()] == []
    assert [name for name in ("accepted.yaml", "confirmed.csv") if (carried / "content/previous" / name).exists()] == []


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _findings(project: Path, *codes: str) -> list[dict[str, object]]:
    only = [part for code in codes for part in ("--only", code)]
    found = json.loads(_run("check", project, "--format", "json", *only).stdout)["findings"]
    assert isinstance(found, list)
    return found


@pytest.mark.long  # the tests below carry a small report over
def test_structure_labels_and_templates_are_carried_over_and_it_builds(tmp_path: Path) -> None:
    project = tmp_path / "2024"
    done = _run("new", project, "--from", ROOT, "--year", 2024)
    assert done.exit_code == 0, done.output
    last, report = load(ROOT).report, load(project).report
    assert report.metadata.year == 2024
    assert report.metadata.profile == "2024"
    assert [len(part.blocks) for part in report.parts] == [len(part.blocks) for part in last.parts]
    assert (project / "templates/report.docx").read_bytes() == (ROOT / "templates/report.docx").read_bytes()
    assert report.annex is not None
    assert report.annex.tables[0].grid.text(0, 3) == "2024年"
    done = _run("build", project, "--no-pdf")
    assert done.exit_code == 0, done.output


def test_last_years_values_can_be_quoted(project: Path) -> None:
    _replace(project / "content/annex/scorecard.csv", "毕业生人数,人,4487", "毕业生人数,人,4600")
    chapter = project / "content/chapters/2.md"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text + "\n毕业生比上年增加{{ 毕业生总数 - 毕业生总数_上年 }}人。\n", encoding="utf-8")
    last = load(project).report.chapters[-1].blocks[-1]
    assert "113" in str(last)


def test_indicator_tables_show_last_years_values_beside_this_years(project: Path) -> None:
    _replace(project / "content/annex/scorecard.csv", "毕业生人数,人,4487", "毕业生人数,人,4600")
    _replace(project / "content/report.yaml", "  title: 附表：指标", "  title: 附表：指标\n  previous: true")
    annex = load(project).report.annex
    assert annex is not None
    grid = annex.tables[0].grid
    assert [grid.text(0, column) for column in (3, 4)] == ["2024年", "2023年"]
    assert [grid.text(1, column) for column in (1, 3, 4)] == ["毕业生人数", "4600", "4487"]
    assert _run("build", project, "--no-pdf").exit_code == 0


def test_the_audit_flags_a_jump_beyond_the_threshold(project: Path, unchanged: Counter[str]) -> None:
    assert unchanged["Y701"] == 0
    _replace(project / "content/annex/scorecard.csv", "毕业生人数,人,4487", "毕业生人数,人,6000")
    (found,) = _findings(project, "Y701")
    assert found["message"] == "毕业生人数 changed from 4487 to 6000"
    _replace(project / "content/report.yaml", "threshold: 30", "threshold: 40")
    assert _findings(project, "Y701") == []


def test_the_audit_tells_what_still_stands_as_last_year(project: Path, unchanged: Counter[str]) -> None:
    assert (unchanged["Y703"], unchanged["Y702"]) == (2, 1)  # what a bound value says is this year's
    preface = project / "content/front/preface.md"
    preface.write_text("# 前言\n\n2024年的新文字，共3项。\n", encoding="utf-8")
    assert len(_findings(project, "Y703")) == 1


def test_status_counts_what_is_still_last_years(project: Path) -> None:
    preface = project / "content/front/preface.md"
    preface.write_text("# 前言\n\n2024年的新文字，共3项。\n", encoding="utf-8")
    parts = json.loads(_run("status", project, "--json").stdout)["parts"]
    carried = {one["title"]: one["carried"] for one in parts}
    assert carried["前言"] == {"count": 0, "of": 1}
    assert carried["文化传承"] == {"count": 2, "of": 2}


def test_the_year_after_next_keeps_one_last_year_only(project: Path, tmp_path: Path) -> None:
    done = _run("new", tmp_path / "2025", "--from", project, "--year", 2025)
    assert done.exit_code == 0, done.output
    assert not (tmp_path / "2025/content/previous/previous").exists()
    report = load(tmp_path / "2025").report
    assert report.previous is not None
    assert report.previous.report.metadata.year == 2024


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--from", ROOT, "--year", 2023], "2023 is not after 2023"),
        (["--from", ROOT], "--from needs --year, and takes the rest from last year's project"),
        (["--from", ROOT / "tests", "--year", 2024], "there is no content/report.yaml"),
    ],
)
def test_one_clear_message(tmp_path: Path, arguments: list[object], told: str) -> None:
    done = _run("new", tmp_path / "next", *arguments)
    assert done.exit_code == 2
    assert told in done.output
    assert not (tmp_path / "next/content").exists()


@pytest.mark.parametrize(
    ("column", "moved"),
    [
        (" '2023年'", " '2024年'"),
        ("\n    - 2023年   # 上年", "\n    - 2024年   # 上年"),
        (' [  # 上年\n    "2023年"]', ' [  # 上年\n    "2024年"]'),
        ("\n  - >-\n    2023年", "\n  - 2024年"),
    ],
)
def test_the_year_of_a_column_moves_however_it_is_written(tmp_path: Path, column: str, moved: str) -> None:
    folder = Folder(tmp_path / "2023")
    folder.more("values: figures.yaml\n" + ANNEX)
    folder.write("annex/scorecard.csv", "序号,指标,单位,2023年\n1,毕业生人数,人,4487\n")
    text = f"# 数据\n人数:\n  column:{column}\n  table: 'annex-scorecard'\n  row: 毕业生人数\n\n  unit:   人\n"
    folder.write("figures.yaml", text)
    done = _run("new", tmp_path / "2024", "--from", folder.root, "--year", 2024)
    assert done.exit_code == 0, done.output
    assert (tmp_path / "2024/content/figures.yaml").read_text(encoding="utf-8") == text.replace(column, moved)
    assert load(tmp_path / "2024").report.values["人数"].text == "4487"


def test_what_somebody_wrote_into_report_yaml_stays(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "2023")
    written = REPORT.replace("year: 2023", "# 年份\nyear:   2023   # 填报年") + "# 完\n"
    folder.write("report.yaml", written)
    assert _run("new", tmp_path / "2024", "--from", folder.root, "--year", 2024).exit_code == 0
    first = (tmp_path / "2024/content/report.yaml").read_text(encoding="utf-8")
    moved = written.replace("   2023 ", "   2024 ").replace('profile: "2023"', 'profile: "2024"')
    assert first.startswith(moved.replace("2024-01-04", "2025-01-04   # 由上年日期顺延，请改为声明日期"))
    own = ("threshold: 30", "threshold: 45   # 教务处定")
    _replace(tmp_path / "2024/content/report.yaml", *own)
    assert _run("new", tmp_path / "2025", "--from", tmp_path / "2024", "--year", 2025).exit_code == 0
    second = (tmp_path / "2025/content/report.yaml").read_text(encoding="utf-8")
    assert second == first.replace(*own).replace("2025-", "2026-").replace("2024", "2025")


def test_a_workbook_of_indicators_and_the_columns_that_name_its_year_stay(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "2023")
    folder.more("values: values.yaml\n" + ANNEX.replace(".csv", ".xlsx"))
    (folder.root / "content/annex").mkdir()
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (("序号", "指标", "单位", "2023年"), (1, "毕业生人数", "人", 4487)):
        book.active.append(list(row))
    book.save(folder.root / "content/annex/scorecard.xlsx")
    folder.write("values.yaml", "人数: {table: annex-scorecard, column: 2023年}\n")
    done = _run("new", tmp_path / "2024", "--from", folder.root, "--year", 2024)
    assert done.exit_code == 0, done.output
    assert load(tmp_path / "2024").report.values["人数"].text == "4487"
