"""A scanned page: read from any usual file, put upright, made small."""
