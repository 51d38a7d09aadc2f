"""What a sentence says against what another sentence or a table says."""
