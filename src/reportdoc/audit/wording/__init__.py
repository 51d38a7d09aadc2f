"""Family 6: the text itself: what is printed twice, misspelt, or out of form."""
