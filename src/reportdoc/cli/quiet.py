"""Libraries that log what a command reports in its own words."""

from __future__ import annotations

import logging

_LOGGERS = ("pyhanko", "pyhanko_certvalidator", "asyncio")


def quiet_libraries() -> None:
    """Keep the libraries of signatures from writing to the screen; what matters of it, a verdict says."""
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
