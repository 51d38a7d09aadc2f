"""The tables of `OUT/data`."""
