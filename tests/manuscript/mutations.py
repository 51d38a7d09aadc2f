"""Word files with something wrong in them: parts cut, bytes changed, elements moved, numbers absurd."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

_VALUES = (
    "",
    "-1",
    "0",
    "1",
    "99",
    "2147483648",
    "9" * 40,
    "x",
    "true",
    "none",
    "../../etc/passwd",
    "{{ x }}",
    "％",
    "%1.%2",
)


def mutate(source: Path, target: Path, seed: int) -> None:
    """Write a copy of a Word or Excel file with one part changed in one to four ways."""
    random = Random(seed)
    with ZipFile(source) as old:
        members = {name: old.read(name) for name in old.namelist()}
    xml = [name for name in members if name.endswith((".xml", ".rels"))]
    main = [
        name for name in xml if "document.xml" in name or "sheet1" in name or "numbering" in name or "styles" in name
    ]
    name = random.choice(main if random.random() < 0.8 else xml)
    if random.random() < 0.75:
        members[name] = _moved(members[name], random)
    else:
        members[name] = _bytes(members[name], random)
    if random.random() < 0.05:
        del members[random.choice(list(members))]
    with ZipFile(target, "w", ZIP_DEFLATED) as new:
        for member, data in members.items():
            new.writestr(member, data)


def _bytes(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 4)):
        at = random.randrange(len(changed))
        changed[at : at + random.randint(0, 8)] = random.randbytes(random.randint(0, 4))
    return bytes(changed)


def _moved(data: bytes, random: Random) -> bytes:
    root = etree.fromstring(data)
    for _ in range(random.randint(1, 4)):
        elements = [one for one in root.iter() if isinstance(one.tag, str) and one is not root]
        if not elements:
            break
        one, other = random.choice(elements), random.choice(elements)
        match random.randrange(5):
            case 0:
                if (parent := one.getparent()) is not None:
                    parent.remove(one)
            case 1:
                other.append(deepcopy(one))
            case 2:
                other.addprevious(deepcopy(one))
            case 3 if one.attrib:
                one.set(random.choice(list(one.attrib)), random.choice(_VALUES))
            case _:
                one.text = random.choice(
                    (*_VALUES, "表 1-1", "图 1-2 合影 图 1-3", "案例 3", "1.1.1 标题", "目 录", "\x85")
                )
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
