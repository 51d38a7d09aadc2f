"""What `scripts/mutants.py` is made of: places to change, which tests run them, and one trial."""
