"""Manuscripts of others become content: what they hold is read, recognised and written as a project."""
