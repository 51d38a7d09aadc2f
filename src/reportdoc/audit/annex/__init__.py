"""Family 3: the indicator tables of the annex, by themselves and against the catalogue of the year."""
