"""One amount in two units, and units that cannot be."""
