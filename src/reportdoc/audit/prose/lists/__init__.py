"""Numbers of things that are announced, against the things that are told (P405)."""
