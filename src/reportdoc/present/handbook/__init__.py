"""The handbook of `docs/handbook`, as the site of `make docs` and the workbench's `/help` both show it."""
