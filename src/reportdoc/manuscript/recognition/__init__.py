"""What the paragraphs, tables and drawings of a manuscript are: headings, captions, cases, an annex."""
