"""Pages: a Word file in, the PDF of a layout engine and the page of every label out."""
