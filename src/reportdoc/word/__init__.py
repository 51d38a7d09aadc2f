"""The Word file: a report and its templates in, an Open XML package out."""
