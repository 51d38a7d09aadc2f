"""History: what commands replaced in a project is kept, so that it can be put back (docs/intake.md, undo)."""
