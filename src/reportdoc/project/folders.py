"""Names of the folders of a project."""

from __future__ import annotations

from typing import Final

CONTENT: Final = "content"
TEMPLATES: Final = "templates"
FONTS: Final = "fonts"
"""Fonts of the project's own."""
OUTPUT: Final = "output"
OWN: Final = ".reportdoc"
"""What the program keeps with a project for itself."""
WORKBENCH: Final = ".workbench"
"""What `serve` keeps for itself beside a project; git leaves it out."""
SOURCES: Final = (CONTENT, TEMPLATES, FONTS)
"""What a report is made of; the last two need not be there."""
