"""Exit codes, the same for every command."""

FAILED = 1
"""Something outside the content failed: a folder, a disk, another build, the engine."""
FINDINGS = 1
"""`check` has a finding that is grave enough; as linters have it."""
CONTENT = 2
"""Problems in the content, or a wrong command line, as click has it."""
NO_ENGINE = 3
"""The Word file is there, the PDF and the page numbers await a layout engine."""
INTERRUPTED = 130
"""Stopped by the user: 128 and the number of SIGINT, as shells have it."""
