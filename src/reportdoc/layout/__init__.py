"""The layout room: a Word file goes in, its pages and the page of every label come out."""
