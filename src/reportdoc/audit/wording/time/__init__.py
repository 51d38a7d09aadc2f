"""Dates, spans, classes, and the order in which things happened."""
