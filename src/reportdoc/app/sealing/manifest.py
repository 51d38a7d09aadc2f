"""The manifest of a package: what it was made from, with what, and what is in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportdoc import __version__
from reportdoc.app.approving.approvals import Approval
from reportdoc.app.sealing.request import Order
from reportdoc.pdf.signing.certificates import holder
from reportdoc.pdf.signing.keys import Key
from reportdoc.profiles.naming import MANIFEST
from reportdoc.project.digest import file_digest

if TYPE_CHECKING:
    from reportdoc.app.build.result import Fresh
    from reportdoc.app.sealing.compose import Pages
    from reportdoc.pdf.verification.verdict import Verdict

SEALED = "sealed"
"""Key of what is known only after sealing: a file cannot hold the hash of a text that holds the file's hash."""


def core(
    build: Fresh,
    order: Order,
    pages: Pages,
    keys: Sequence[Key],
    fonts: Sequence[str],
    approved: Approval | None = None,
) -> dict[str, Any]:
    """Return all of a manifest that is known before the PDF is sealed; the package bears the name of the PDF.

    The files of the order must be those that went in (`held`). Raises OSError.
    """
    name = build.pdf.stem
    return {
        "manifest": 1,
        "report": {"name": name, "title": pages.title},
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "tool": f"reportdoc {__version__}",
        "engine": build.engine,
        "fonts": list(fonts),
        "pages": pages.count,
        "inputs": _inputs(build, order),
        "outputs": {f"{name}.docx": file_digest(build.docx)},
        "unsealed": {"file": build.pdf.name, "sha256": file_digest(build.pdf)},
        "stamps": [{"file": one.picture.name, "where": one.where, "mm": one.size} for one in order.stamps],
        "edge_stamp": {"file": order.edge.name, "pages": order.group} if order.edge else None,
        "findings_accepted": [asdict(one) for one in build.accepted],
        "numbers": dict(build.numbers),
        "approved": _approved(approved),
        "signatures": {
            "level": order.level.value if keys else None,
            "signers": [{"field": field.name, **_signer(key)} for field, key in zip(pages.fields, keys, strict=True)],
        },
        "archive": "PDF/A-2b" if order.archive else None,
    }


def _approved(approval: Approval | None) -> dict[str, str] | None:
    if approval is None:
        return None
    time = approval.time.isoformat(timespec="seconds")
    return {"version": approval.version, "name": approval.name, "time": time}


def sealed(pdf: Path, verdict: Verdict | None) -> dict[str, Any]:
    """Return what is known only once a PDF is sealed: its hash, and what its signatures say; raises OSError."""
    found = verdict.signatures if verdict else ()
    signatures = [
        {
            "field": one.field,
            "kind": "timestamp" if one.stamp else "signature",
            "name": one.holder.name if one.holder else None,
            "time": time.isoformat(timespec="seconds") if (time := one.timed or one.claimed) else None,
            "time_trusted": one.timed is not None and one.trust.value == "verified",
            "certificate": one.trust.value,
        }
        for one in found
    ]
    return {"file": pdf.name, "sha256": file_digest(pdf), "bytes": pdf.stat().st_size, "signatures": signatures}


def hash_of(manifest: Mapping[str, Any]) -> str:
    """Return the SHA-256 that the sealed PDF names: of the manifest without `sealed`, in canonical JSON (RFC 8785)."""
    import rfc8785

    return hashlib.sha256(rfc8785.dumps({key: value for key, value in manifest.items() if key != SEALED})).hexdigest()


def write(manifest: Mapping[str, Any], folder: Path) -> None:
    """Write a manifest into a folder, for people as well."""
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="\n")


def _inputs(build: Fresh, order: Order) -> list[dict[str, str]]:
    read = [{"file": file, "sha256": identity.split()[0]} for file, identity in sorted(build.read.items())]
    given = [
        {"file": path.name, "sha256": file_digest(path), "role": role}
        for role, path in (
            ("declaration", order.declaration),
            *(("stamp", one.picture) for one in order.stamps),
            ("edge stamp", order.edge),
        )
        if path
    ]
    return [*read, {"file": "templates", "sha256": build.templates}, *given]


def _signer(key: Key) -> dict[str, str]:
    about = holder(key.certificate)
    return {"name": about.name, "issuer": about.issuer, "serial": about.serial, "sha256": about.fingerprint}
