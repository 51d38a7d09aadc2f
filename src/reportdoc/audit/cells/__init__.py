"""Family 2: sequences of numbers, and what stands in cells."""
