"""Where sentences and cells, and what belongs to whom, stand on the pages of the built PDF."""
