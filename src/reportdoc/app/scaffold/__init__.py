"""A new project: from the starter, or from the project of last year."""
