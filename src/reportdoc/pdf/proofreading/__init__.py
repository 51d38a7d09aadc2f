"""A second reader of the finished PDF: what it says of itself is compared with what its pages show.

Everything here is read from the file by pypdf, which has not written it. Nothing is shared with what made the file.
"""
