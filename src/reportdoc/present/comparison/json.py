"""A comparison as JSON; `docs/diff.md` describes every key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from reportdoc.app.compare.versions import Version
from reportdoc.diff.changes import Comparison, HeadingChange, ObjectChange, PartChanges, PassageChange, Where
from reportdoc.diff.model import ObjectKind
from reportdoc.present.language import Language
from reportdoc.report.message import Message

FORMAT = 1
"""Raised when a key changes its meaning or goes."""
_LISTS = {
    "tables": ObjectKind.TABLE,
    "charts": ObjectKind.CHART,
    "pictures": ObjectKind.PICTURE,
    "cases": ObjectKind.CASE,
}


def as_data(
    language: Language, comparison: Comparison, old: Version, new: Version, warnings: Sequence[Message]
) -> dict[str, Any]:
    """Return everything that a comparison found; all keys are always there."""
    return {
        "format": FORMAT,
        "old": {"name": old.name, "kind": str(old.kind)},
        "new": {"name": new.name, "kind": str(new.kind)},
        "same": comparison.same and not comparison.pages,
        "same_file": comparison.same_file,
        "warnings": [language.translated(warning) for warning in warnings],
        "figures": [asdict(figure) | {"uses": [asdict(use) for use in figure.uses]} for figure in comparison.figures],
        "parts": [_part(part) for part in comparison.parts],
        "numbering": [asdict(move) for move in comparison.numbers],
        "pages": {
            "compared": comparison.paged,
            "moved": [asdict(move) | {"old": int(move.old), "new": int(move.new)} for move in comparison.pages],
        },
    }


def _part(part: PartChanges) -> dict[str, Any]:
    return {
        "kind": part.kind,
        "number": part.number,
        "title": part.title,
        "old_number": part.old_number,
        "old_title": part.old_title,
        "state": part.state or "kept",
        "headings": [_heading(heading) for heading in part.headings],
        "texts": [_passage(passage) for passage in part.passages],
        **{name: [_object(one) for one in part.objects if one.kind is kind] for name, kind in _LISTS.items()},
    }


def _heading(heading: HeadingChange) -> dict[str, Any]:
    return asdict(heading)


def _passage(passage: PassageChange) -> dict[str, Any]:
    return {
        "kind": passage.kind,
        "where": _where(passage.where),
        "origin": _where(passage.origin),
        "old": passage.old_text,
        "new": passage.new_text,
        "figures_only": passage.figures_only,
    }


def _object(one: ObjectChange) -> dict[str, Any]:
    data = asdict(one) | {"notes": [_passage(note) for note in one.notes]}
    data["look_changed"] = data.pop("look")
    return data


def _where(where: Where | None) -> dict[str, Any] | None:
    return asdict(where) if where else None
