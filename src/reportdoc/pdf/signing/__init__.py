"""Electronic signatures: PAdES (ETSI EN 319 142-1), with keys from files and tokens."""
