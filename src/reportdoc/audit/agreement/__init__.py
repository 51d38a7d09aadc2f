"""Family 5: what prose says against tables, the annex, and other prose."""
