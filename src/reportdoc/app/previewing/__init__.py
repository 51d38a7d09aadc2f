"""A chapter as it will read, at once and without pages, for those who wait for the exact ones."""
