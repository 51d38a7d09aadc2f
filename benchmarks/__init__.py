"""How fast the program is beside others; `make bench` runs it."""
