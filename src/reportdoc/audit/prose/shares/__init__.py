"""Shares, rates and percentages."""
