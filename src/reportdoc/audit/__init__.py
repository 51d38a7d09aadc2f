"""The audit: report → findings, and a ledger of every number. It reports and never changes a figure."""
