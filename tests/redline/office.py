"""LibreOffice accepting or rejecting all tracked changes, as a second opinion on what they say.

What it cannot do, as found with version 7.4: it does not read tracked changes of numbering or of cells' and tables'
properties, and where a paragraph before a table is deleted, an empty one may stay. Texts can be compared, looks cannot.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from reportdoc.layout.libreoffice.locate import find
from reportdoc.layout.libreoffice.user_profile import write_profile

ACCEPT, REJECT, KEEP = ".uno:AcceptAllTrackedChanges", ".uno:RejectAllTrackedChanges", ".uno:GoToStartOfDoc"
"""What may be done with a document before it is stored."""

_MODULE = (
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Convert" script:language="StarBasic">'
)
_MACRO = """
Sub Resolve(jobs As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim format(0) As New com.sun.star.beans.PropertyValue
  Dim document, dispatcher, job, words
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  format(0).Name = "FilterName"
  format(0).Value = "MS Word 2007 XML"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  For Each job In Split(jobs, "|")
    words = Split(job, " ")
    document = StarDesktop.loadComponentFromURL(words(1), "_blank", 0, hidden())
    dispatcher.executeDispatch(document.CurrentController.Frame, words(0), "", 0, Array())
    document.storeToURL(words(2), format())
    document.close(True)
  Next
  StarDesktop.terminate()
End Sub
"""


def store(profile: Path, jobs: Sequence[tuple[str, Path, Path]]) -> None:
    """Open each document, do with it what is said, and store it under another name; the profile is a new folder."""
    write_profile(profile, find().build)
    module = profile / "user/basic/Standard/Convert.xba"
    module.write_text(f"{_MODULE}{escape(_MACRO)}</script:module>", encoding="utf-8")
    listed = "|".join(
        f"{command} {source.resolve().as_uri()} {target.resolve().as_uri()}" for command, source, target in jobs
    )
    subprocess.run(
        [
            find().path,
            f"-env:UserInstallation={profile.resolve().as_uri()}",
            "--headless",
            "--norestore",
            f'macro:///Standard.Convert.Resolve("{listed}")',
        ],
        check=True,
        capture_output=True,
        timeout=600,
    )
    assert all(target.exists() for _, _, target in jobs), "LibreOffice has not stored all documents"
