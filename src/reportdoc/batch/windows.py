"""The limits on Windows: a job object, which ends with whoever holds it. Written by the book, never tried."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from reportdoc.batch.job import Limits

_EXTENDED = 9
"""JobObjectExtendedLimitInformation."""
_FLAGS = 0x2000 | 0x0200 | 0x0004
"""KILL_ON_JOB_CLOSE, JOB_MEMORY, JOB_TIME (JOBOBJECT_BASIC_LIMIT_INFORMATION)."""
_TICKS = 10_000_000
"""Units of 100 ns in a second."""
_PATIENCE = 3


class _Basic(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("minimum", ctypes.c_size_t),
        ("maximum", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("basic", _Basic),
        ("io", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process", ctypes.c_size_t),
        ("peak_job", ctypes.c_size_t),
    )


def run_in_job(
    command: Sequence[str],
    limits: Limits,
    folder: Path,
    environment: Mapping[str, str],
    printed: IO[bytes],
    said: IO[bytes],
) -> str:
    """Run a command in a job object and return how it ended, as `guarded.run` does; raises OSError."""
    if sys.platform == "win32":
        kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        bounds = _Extended()
        bounds.basic.flags = _FLAGS
        bounds.basic.job_time = limits.seconds * _TICKS
        bounds.job_memory = limits.megabytes << 20
        kernel.SetInformationJobObject(job, _EXTENDED, ctypes.byref(bounds), ctypes.sizeof(bounds))
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=printed, stderr=said, cwd=folder, env=dict(environment)
        )
        try:
            kernel.AssignProcessToJobObject(job, ctypes.c_void_p(int(process._handle)))
            code = process.wait(_PATIENCE * limits.seconds)
        except subprocess.TimeoutExpired:
            return "time"
        finally:
            kernel.TerminateJobObject(job, 1)
            kernel.CloseHandle(job)
            process.wait()
        return "time" if code == 1816 else f"exit {code}"  # ERROR_NOT_ENOUGH_QUOTA
    raise OSError("job objects are of Windows")
