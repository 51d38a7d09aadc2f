"""Prose against prose."""
