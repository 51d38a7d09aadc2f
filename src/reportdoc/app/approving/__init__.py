"""The signatory approves a version, or gives the report back with a reason."""
