"""How the history of a project reads."""
