"""The audit as a use case: read the project, check it, keep the counts."""
