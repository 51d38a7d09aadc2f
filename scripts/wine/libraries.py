"""Two libraries of Windows that Wine 8 has not, or not whole, and without which numpy and pydantic do not load.

Wine's `ucrtbase.dll` ends a program that asks for a part of a complex number; `bcryptprimitives.dll` is not there. The
rest of the mathematics of complex numbers is lacking as well; nothing of ours uses it.
"""

from __future__ import annotations

from struct import pack, unpack_from

_PARTS = {
    "crealf": "660f6ec1c3",  # movd xmm0, ecx; ret
    "cimagf": "48c1e920660f6ec1c3",  # shr rcx, 32; movd xmm0, ecx; ret
    "creall": "f20f1001c3",  # movsd xmm0, [rcx]; ret
    "cimag": "f20f104108c3",  # movsd xmm0, [rcx+8]; ret
    "cimagl": "f20f104108c3",
}
"""Machine code by function: a complex number is handed over in rcx, or by its address there (Microsoft x64 calling)."""
_MARK = b"Wine builtin DLL"
"""By this Wine knows a library as its own, and takes its own copy of it."""
_RVA, _FILE = 0x1000, 0x200


def mended_runtime(wines: bytes) -> bytes:
    """Return Wine's `ucrtbase.dll` with the functions that numpy calls when it is imported."""
    data = bytearray(wines.replace(_MARK, bytes(len(_MARK)), 1))
    for name, address in _exports(wines):
        if name in _PARTS:
            code = bytes.fromhex(_PARTS[name])
            start = _offset(wines, address)
            data[start : start + len(code)] = code
    return bytes(data)


def random_numbers() -> bytes:
    """Return a `bcryptprimitives.dll` without code: its one function is advapi32's, which takes the same arguments."""
    return _forwarder("bcryptprimitives.dll", "ProcessPrng", "advapi32.SystemFunction036")


def _header(data: bytes) -> int:
    return int(unpack_from("<I", data, 0x3C)[0])


def _offset(data: bytes, address: int) -> int:
    """Return where an address lies in the file (PE Format, Section Table)."""
    header = _header(data)
    (count,), (size,) = unpack_from("<H", data, header + 6), unpack_from("<H", data, header + 20)
    for index in range(count):
        space, start, length, place = unpack_from("<IIII", data, header + 24 + size + 40 * index + 8)
        if start <= address < start + max(space, length):
            return int(address - start + place)
    raise KeyError(address)


def _exports(data: bytes) -> list[tuple[str, int]]:
    """Return names and addresses of a library's functions (PE Format, Export Directory Table)."""
    table = _offset(data, unpack_from("<I", data, _header(data) + 24 + 112)[0])
    _, count, functions, names, numbers = unpack_from("<IIIII", data, table + 20)
    found = []
    for index in range(count):
        start = _offset(data, unpack_from("<I", data, _offset(data, names) + 4 * index)[0])
        (number,) = unpack_from("<H", data, _offset(data, numbers) + 2 * index)
        (address,) = unpack_from("<I", data, _offset(data, functions) + 4 * number)
        found.append((data[start : data.index(b"\0", start)].decode(), address))
    return found


def _forwarder(library: str, name: str, other: str) -> bytes:
    """Return a library for x86-64 whose one function is another library's (PE Format, Export Address Table)."""
    texts = [text.encode() + b"\0" for text in (library, name, other)]
    first = _RVA + 40 + 12
    places = [first, first + len(texts[0]), first + len(texts[0]) + len(texts[1])]
    table = pack("<IIHHIIIIIII", 0, 0, 0, 0, places[0], 1, 1, 1, _RVA + 40, _RVA + 44, _RVA + 48)
    table += pack("<IIHH", places[2], places[1], 0, 0) + b"".join(texts)
    optional = pack("<HBBIIIII", 0x20B, 14, 0, 0, _FILE, 0, 0, _RVA)
    optional += pack("<QIIHHHHHHIIIIHH", 0x1_9000_0000, _RVA, _FILE, 6, 0, 0, 0, 6, 0, 0, 2 * _RVA, _FILE, 0, 3, 0x100)
    optional += pack("<QQQQII", 0x100000, 0x1000, 0x100000, 0x1000, 0, 16) + pack("<II", _RVA, len(table))
    optional += bytes(15 * 8)
    headers = b"MZ" + bytes(58) + pack("<I", 64) + b"PE\0\0"
    headers += pack("<HHIIIHH", 0x8664, 1, 0, 0, 0, len(optional), 0x2022) + optional
    headers += pack("<8sIIIIIIHHI", b".rdata", len(table), _RVA, _FILE, _FILE, 0, 0, 0, 0, 0x4000_0040)
    return headers.ljust(_FILE, b"\0") + table.ljust(_FILE, b"\0")
