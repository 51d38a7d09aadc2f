"""The PDF itself: what an engine leaves out is put in, and what differs from run to run is made the same."""
