"""Compile a college's annual quality report into its official Word file and the same document as PDF."""

__version__ = "0.1.0"
