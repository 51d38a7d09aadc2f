"""Two versions of a report: kept under names, compared, and written with tracked changes."""
