"""The structure tree (ISO 32000-1, 14.7): what an engine tags in its own way is made to say what the report means."""
