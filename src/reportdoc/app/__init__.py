"""The use cases: each a function from a request to a frozen result.

Nothing here prints, parses a command line, or knows in which language its result will be read.
"""
