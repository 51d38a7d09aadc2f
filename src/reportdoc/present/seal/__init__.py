"""How the result of sealing reads."""
