"""Plant provable errors in a clean report: what a finding of the audit is measured against."""

from tests.audit.planting.plant import COUNT, plant
from tests.audit.planting.planted import Place, Planted

__all__ = ["COUNT", "Place", "Planted", "plant"]
