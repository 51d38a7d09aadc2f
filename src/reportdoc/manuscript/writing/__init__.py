"""A recognised report becomes files: Markdown, CSV, YAML (docs/content-format.md)."""
