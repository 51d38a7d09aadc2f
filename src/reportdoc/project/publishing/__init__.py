"""Publishing: what is written in several files and folders is written all or not at all (docs/decisions/0019)."""
