"""The folder of a province: results, tables, and which version wrote them."""

from __future__ import annotations

import json
from pathlib import Path

from reportdoc.batch.results import FORMAT
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

ABOUT, RESULTS, DATA = "province.json", "results", "data"


def open_output(output: Path, made: bool) -> None:
    """Make sure that a folder is one of ours: `made` by `province check`, or still empty where it need not be.

    Raises InputError where it belongs to something else or a newer version wrote it, OSError.
    """
    about = output / ABOUT
    try:
        format_ = int(json.loads(about.read_text(encoding="utf-8"))["format"])
    except FileNotFoundError:
        if made:
            hint = message("make it with `reportdoc province check SUBMISSIONS --output {name}`", name=str(output))
            raise InputError(message('"{name}" is no folder of a province', name=str(output)), hint) from None
        if output.exists() and (not output.is_dir() or any(_others(output))):
            text = message('"{name}" holds something else', name=str(output))
            raise InputError(text, message("name a new folder")) from None
        return
    except (ValueError, KeyError, TypeError):
        raise InputError(message('"{name}" is damaged', name=str(about))) from None
    if format_ > FORMAT:
        text = message('"{name}" was made by a newer version of reportdoc', name=str(output))
        raise InputError(text, message("use that one, or name a new folder"))
    if made and not (output / DATA).is_dir():
        text = message('"{name}" has no tables: its run was cut off', name=str(output))
        raise InputError(text, message("run `reportdoc province check` again: it goes on where it stopped"))


def begin_output(output: Path) -> None:
    """Make the folders, and say which version does; raises OSError."""
    (output / RESULTS).mkdir(parents=True, exist_ok=True)
    beside = output / f".{ABOUT}"
    beside.write_text(json.dumps({"format": FORMAT}) + "\n", encoding="utf-8")
    beside.replace(output / ABOUT)


def _others(output: Path) -> list[Path]:
    return [path for path in output.iterdir() if path.name not in (RESULTS, DATA) and not path.name.startswith(".")]
