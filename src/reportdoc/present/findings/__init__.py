"""How findings and the ledger read."""
