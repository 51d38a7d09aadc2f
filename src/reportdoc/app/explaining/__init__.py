"""What departments say of the audit's findings."""
