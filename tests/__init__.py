"""Tests: a folder for each room, and `support` for the programs they run."""
