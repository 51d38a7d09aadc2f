"""What the tests of verification share."""

from __future__ import annotations

from tests.support.sealing.fixtures import authority as authority
from tests.support.sealing.fixtures import document as document
from tests.support.sealing.fixtures import patient as patient
from tests.support.sealing.fixtures import quiet as quiet
from tests.support.sealing.fixtures import seal_png as seal_png
