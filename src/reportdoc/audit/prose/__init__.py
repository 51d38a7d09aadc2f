"""Family 4: the arithmetic of sentences."""
