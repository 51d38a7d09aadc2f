"""Libraries that log what a command reports in its own words."""

from __future__ import annotations

import logging

_LOGGERS = ("pyhanko", "pyhanko_certvalidator", "asyncio", "pypdf")


def quiet_libraries() -> None:
    """Keep the libraries that read and sign PDFs from writing to the screen; what matters, we say."""
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
