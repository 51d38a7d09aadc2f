"""The structure tree (ISO 32000-1, 14.7): what an engine tags in its own way says what the report means (ISO 14289-1)."""
