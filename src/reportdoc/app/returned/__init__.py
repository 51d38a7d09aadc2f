"""Our own Word file comes back: what was changed in it goes to the place in the content that it was made from."""
