"""Report → what the checks look at: sentences with the figures in them, and tables as columns and rows."""
