"""What characters say: numbers, numerals, units, likeness, alignment. Imports only the model."""
