"""Amounts that add up, are left, or are parted."""
