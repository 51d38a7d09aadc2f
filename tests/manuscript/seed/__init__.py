"""Manuscripts with the structure of a real report: headings, captions and tables as there, running text made up."""
