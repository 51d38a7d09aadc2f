"""Names of persons, places, firms and works, and the numbers of documents."""
