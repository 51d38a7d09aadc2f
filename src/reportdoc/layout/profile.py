"""A throw-away LibreOffice profile: no wizard, no recovery, no Java, and the macro that serves conversions."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from xml.sax.saxutils import escape

_SETTINGS = {
    ("/org.openoffice.Setup/Office", "ooSetupInstCompleted"): "true",
    ("/org.openoffice.Office.Common/Misc", "FirstRun"): "false",
    ("/org.openoffice.Office.Common/Misc", "CrashReport"): "false",
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent"): "false",
    ("/org.openoffice.Office.Recovery/RecoveryInfo", "Enabled"): "false",
    ("/org.openoffice.Office.Recovery/AutoSave", "Enabled"): "false",
    ("/org.openoffice.Office.Java/VirtualMachine", "Enable"): "false",
}
_REGISTRY = '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
_ITEM = '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" \
library:passwordprotected="false"><library:element library:name="Convert"/></library:library>"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">\
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" \
library:link="false"/></library:libraries>"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Convert" script:language="StarBasic">{code}\
</script:module>"""

MACRO = "macro:///Standard.Convert.Serve({folder})"
"""What starts the service; `folder` is where jobs are put, a path in quotation marks that ends with a slash."""


def write_profile(folder: Path) -> None:
    """Write a profile with the conversion macro into an empty folder; `folder.as_uri()` is its `UserInstallation`."""
    basic = folder / "user" / "basic" / "Standard"
    basic.mkdir(parents=True)
    code = files("reportdoc.layout").joinpath("convert.bas").read_text(encoding="utf-8")
    (basic / "Convert.xba").write_text(_MODULE.format(code=escape(code)), encoding="utf-8")
    (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (basic.parent / "script.xlc").write_text(_LIBRARIES, encoding="utf-8")
    items = "".join(_ITEM.format(path=path, name=name, value=value) for (path, name), value in _SETTINGS.items())
    (folder / "user" / "registrymodifications.xcu").write_text(_REGISTRY.format(items=items), encoding="utf-8")
