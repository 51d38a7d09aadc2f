"""How a comparison of two versions reads."""
