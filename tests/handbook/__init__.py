"""The handbook: its pages agree with each other and with the program."""
