"""The report as types: what every stage shares. Imports nothing else of this package."""
