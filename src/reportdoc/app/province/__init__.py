"""What a province reads in a college's submission, and what it says of all of them."""
