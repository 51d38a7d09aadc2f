"""A throw-away LibreOffice profile that holds the build's settings and its macro."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from pathlib import Path

MACRO = "Standard.Convert.Serve"
"""The macro that converts; its arguments are the URL of a folder, with a slash at the end, and a sign of life."""

SETTINGS = (
    # Without these three the program sets the profile up first, over our macro, and then starts again.
    ("/org.openoffice.Setup/Office", "ooSetupInstCompleted", "true"),
    ("/org.openoffice.Setup/Office", "LastCompatibilityCheckID", "{build}"),
    ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    # Nothing that asks, calls home or leaves files behind.
    ("/org.openoffice.Office.Common/Misc", "CrashReport", "false"),
    ("/org.openoffice.Office.Recovery/AutoSave", "Enabled", "false"),
    ("/org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
    # The document is made from untrusted content: nothing in it is fetched or run.
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    # With more charts than it keeps open, 20 otherwise, it draws the rest from a picture of another shape, distorted.
    ("/org.openoffice.Office.Common/Cache/Writer", "OLE_Objects", "1000"),
    # The same defaults on every machine, whatever its language.
    ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "zh-CN"),
    ("/org.openoffice.Office.Linguistic/General", "DefaultLocale", "en-US"),
    ("/org.openoffice.Office.Linguistic/General", "DefaultLocale_CJK", "zh-CN"),
)
"""Path, name and value of each setting; `{build}` is the program's build."""

_REGISTRY = "http://openoffice.org/2001/registry"
_LIBRARY = 'xmlns:library="http://openoffice.org/2000/library"'
_LIBRARIES = f"""<library:libraries {_LIBRARY} xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple"
 library:link="false"/></library:libraries>"""
_MODULES = f"""<library:library {_LIBRARY} library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Convert"/>
</library:library>"""
_MODULE = """<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Convert"
 script:language="StarBasic">{}</script:module>"""


def write_profile(directory: Path, build: str) -> None:
    """Write a profile for the program of that build into a directory that does not exist yet."""
    library = directory / "user/basic/Standard"
    library.mkdir(parents=True)
    _write(library.parent / "script.xlc", _LIBRARIES)
    _write(library / "script.xlb", _MODULES)
    source = files("reportdoc.layout.libreoffice").joinpath("convert.bas").read_text(encoding="utf-8")
    _write(library / "Convert.xba", _MODULE.format(escape(source)))
    _write(directory / "user/registrymodifications.xcu", _settings(build))


def _settings(build: str) -> str:
    items = "\n".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{escape(value.format(build=build))}</value></prop></item>"
        for path, name, value in SETTINGS
    )
    return f'<oor:items xmlns:oor="{_REGISTRY}">\n{items}\n</oor:items>'


def _write(path: Path, xml: str) -> None:
    path.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}\n', encoding="utf-8")
