"""An interruption while a program is being started acts as soon as somebody knows of the program."""

from __future__ import annotations

import os
import signal
from typing import Any

import pytest

from reportdoc.layout.libreoffice.engine import LibreOffice
from reportdoc.layout.libreoffice.process import Office
from tests.support.programs import ends


def test_a_program_whose_start_is_interrupted_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []
    start = Office._start

    def interrupted(self: Office, *arguments: Any) -> object:
        process = start(self, *arguments)
        started.append(process.pid)
        os.kill(os.getpid(), signal.SIGINT)
        return process

    monkeypatch.setattr(Office, "_start", interrupted)
    # A shell starts what it runs in the background with SIGINT ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt), LibreOffice() as engine:
            engine.prepare()
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
    (process,) = started
    assert ends(process)
