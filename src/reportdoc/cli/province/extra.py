"""Saying what to install where the packages of the extra are not there."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from reportdoc.report.message import message
from reportdoc.report.problem import InputError

_PACKAGES = ("bokeh", "dask", "distributed", "fsspec", "matplotlib", "pyarrow", "rensa")


@contextmanager
def extra() -> Generator[None]:
    """Turn the failed import of a package of the extra into an InputError that says how to install it."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _PACKAGES:
            raise
        text = message("{package} is not installed", package=error.name)
        raise InputError(text, message('install it with: pip install "reportdoc[province]"')) from None
