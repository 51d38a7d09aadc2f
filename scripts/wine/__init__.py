"""The program under Wine, by CPython for Windows: `make wine` (docs/windows.md)."""
