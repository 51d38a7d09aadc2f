"""Who somebody is to the workbench."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody may do."""

    OFFICE = "office"
    """统稿: everything."""
    DEPARTMENT = "department"
    """部门: its own items, findings and numbers."""
    SIGNATORY = "signatory"
    """审签: reads all, approves, changes nothing."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who has entered."""

    role: Role
    departments: tuple[str, ...]
    """Those whose items a department's visitor sees; empty for the others."""
    name: str
    """Who it is, for what is signed with a name; may be empty until it is asked for."""
    session: str
    """Hash of the session's token."""
    form_token: str
    """What every form of this session must carry."""

    def sees(self, department: str) -> bool:
        """Tell whether what belongs to a department is this visitor's to see."""
        return self.role is not Role.DEPARTMENT or department in self.departments
