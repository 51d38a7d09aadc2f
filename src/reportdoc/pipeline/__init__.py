"""The stages in order, and what may be skipped because nothing it reads has changed."""

from __future__ import annotations

from reportdoc.pipeline.build import build
from reportdoc.pipeline.built import Built, Found, Fresh, Step
from reportdoc.pipeline.check import Audited, check
from reportdoc.pipeline.fresh import fresh

__all__ = ["Audited", "Built", "Found", "Fresh", "Step", "build", "check", "fresh"]
