"""How the account of an import reads."""
