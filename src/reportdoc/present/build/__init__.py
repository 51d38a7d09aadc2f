"""How the result of a build reads."""
