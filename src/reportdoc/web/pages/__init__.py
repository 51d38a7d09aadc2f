"""The pages: a file each, thin handlers that call use cases and fill a template."""
