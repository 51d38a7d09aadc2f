"""What the tests share: a built project."""

from __future__ import annotations

from tests.support.sealing.fixtures import starter as starter
