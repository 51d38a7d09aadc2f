"""Reports of many colleges that nobody has, with what was planted in them."""
