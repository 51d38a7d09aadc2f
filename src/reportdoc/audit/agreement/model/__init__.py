"""What the report says of what: claims, cells, statements, and links between them."""
