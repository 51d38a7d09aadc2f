"""Two Word files become one with Word's tracked changes between them."""
