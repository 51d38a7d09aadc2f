"""Year and province: the catalogue of indicators, names, and limits."""
