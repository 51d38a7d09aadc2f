"""What is printed twice, missing, or out of form."""
