"""How what a province found reads."""
