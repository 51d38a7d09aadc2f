"""Figures of the text that a cell states are bound to it (docs/audit.md, binding)."""
