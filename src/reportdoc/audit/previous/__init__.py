"""Family 7: this year against last year."""
