"""How the signatory's decisions read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdoc.present.language import Language

if TYPE_CHECKING:
    from reportdoc.app.approving.approvals import Approval


def line(language: Language, one: Approval) -> str:
    """Return a decision on one line: when, who, what, why."""
    time = f"{one.time:%Y-%m-%d %H:%M}"
    if one.version:
        remark = language.message(" ({hint})", hint=one.reason) if one.reason else ""
        text = language.message("{name} approved {version}", name=one.name, version=one.version)
        return f"{time}  {text}{remark}"
    return f"{time}  " + language.message("{name} gave it back: {reason}", name=one.name, reason=one.reason)
