"""Family 1: the arithmetic of tables."""
