"""Amounts per head, per time, per thing, and ratios."""
