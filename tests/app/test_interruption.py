"""What ends a command from outside ends it wherever it arrives."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

from reportdoc.app.interruption import interruptible


class _Late:
    """Something during whose end a signal arrives."""

    def __init__(self, number: signal.Signals) -> None:
        self._number = number

    def __del__(self) -> None:
        os.kill(os.getpid(), self._number)
        time.sleep(0)  # the handler runs here, between two instructions


@pytest.fixture
def listening() -> Iterator[None]:
    """Hear Ctrl-C, which a shell has its background jobs ignore."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("listening")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_that_arrives_in_a_destructor_is_not_lost(number: signal.Signals) -> None:
    with pytest.raises(KeyboardInterrupt), interruptible():
        late = _Late(number)
        del late
        time.sleep(20)


def test_afterwards_signals_do_what_they_did() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with interruptible():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before
