"""How the whole project stands, for pages that show all of it at once."""
