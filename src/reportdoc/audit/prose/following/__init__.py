"""What follows from what in a passage, with no words asked for."""
