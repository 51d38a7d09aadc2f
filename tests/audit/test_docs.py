"""docs/audit.md names every code, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from reportdoc.audit.audit import codes

DOCS = Path(__file__).parents[2] / "docs/audit.md"


def test_every_code_is_documented_and_no_other() -> None:
    text = DOCS.read_text(encoding="utf-8")
    documented = set(re.findall(r"\b[TCAPGWKRY][1-8][0-9]{2}\b", text))
    assert documented == set(codes())
