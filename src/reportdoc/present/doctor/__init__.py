"""How a look at the machine reads."""
