"""Whether a signed PDF is still what was signed, and who signed it."""
