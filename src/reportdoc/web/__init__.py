"""The workbench: pages for office, departments and signatory, over the same use cases as the commands."""
