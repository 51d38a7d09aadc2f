"""What is known of figures, and what they give one another."""
