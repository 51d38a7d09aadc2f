"""How the verdict on a sealed file reads."""
