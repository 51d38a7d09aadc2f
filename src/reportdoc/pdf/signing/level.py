"""The levels of PAdES baseline signatures."""

from __future__ import annotations

from enum import Enum


class Level(Enum):
    """What a signature carries with it (ETSI EN 319 142-1, clause 6): each level has what the one before has."""

    B_B = "B-B"
    """The signature and its certificate."""
    B_T = "B-T"
    """A time stamp of an authority."""
    B_LT = "B-LT"
    """What later shows that the certificates were valid: chains, CRL and OCSP answers."""
    B_LTA = "B-LTA"
    """A time stamp over all of that."""

    @property
    def timed(self) -> bool:
        """Whether a time-stamp authority is needed."""
        return self is not Level.B_B

    @property
    def lasting(self) -> bool:
        """Whether validation data are embedded, for which trusted authorities must be named."""
        return self in (Level.B_LT, Level.B_LTA)
