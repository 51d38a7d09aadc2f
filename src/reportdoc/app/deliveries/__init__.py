"""Departments deliver parts, and the project takes them in (docs/intake.md)."""
