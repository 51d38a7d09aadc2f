"""What the tests stand on: real programs, each behind a few plain functions."""
