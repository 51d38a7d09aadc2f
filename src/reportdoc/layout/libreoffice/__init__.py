"""LibreOffice as layout engine: found, started with a profile of its own, and cleaned up after."""
