"""Growth, differences, directions, and years that pass."""
