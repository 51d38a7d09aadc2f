"""What there is on this machine to build a report with, and what is missing."""
