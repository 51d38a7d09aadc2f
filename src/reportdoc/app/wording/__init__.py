"""Whether a Word file and a PDF say the same, word for word."""
