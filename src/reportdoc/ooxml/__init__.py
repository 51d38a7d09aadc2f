"""Office Open XML files that nobody vouches for, opened safely (ECMA-376)."""
