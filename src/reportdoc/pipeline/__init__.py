"""The stages in order, and what may be skipped because nothing it reads has changed."""

from __future__ import annotations

from reportdoc.pipeline.build import build
from reportdoc.pipeline.built import Built, Step

__all__ = ["Built", "Step", "build"]
