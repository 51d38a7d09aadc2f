"""How deliveries read, and how far a report is."""
