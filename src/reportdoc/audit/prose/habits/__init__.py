"""What follows from its neighbours as such figures do in other reports."""
