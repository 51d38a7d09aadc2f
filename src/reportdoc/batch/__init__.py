"""A province in one run: many submissions, each read in a process of its own, over an engine that others keep."""
