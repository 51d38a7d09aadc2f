"""What happened when, and how long ago, told twice."""
