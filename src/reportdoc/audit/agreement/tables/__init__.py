"""Prose against tables, and tables against tables."""
