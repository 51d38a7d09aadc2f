"""From the files of a project to the report: Markdown, tables, values, charts and pictures."""

from reportdoc.content.load import Loaded, load

__all__ = ["Loaded", "load"]
