"""Prose against the indicator tables."""
