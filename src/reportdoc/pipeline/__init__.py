"""The stages in order, and what may be skipped because nothing it reads has changed."""

from __future__ import annotations

from reportdoc.pipeline.build import build, current
from reportdoc.pipeline.built import Built, Current, Found, Step
from reportdoc.pipeline.check import Audited, check

__all__ = ["Audited", "Built", "Current", "Found", "Step", "build", "check", "current"]
