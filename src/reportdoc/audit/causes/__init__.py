"""Family 7: many deviations with one pattern are one finding, with its likely cause."""
