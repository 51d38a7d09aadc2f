"""A Word file becomes a `Manuscript`: what stands in it, in order, before anything is recognised."""
