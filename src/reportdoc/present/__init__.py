"""How results read: as text, JSON or workbook, in a language that is handed in."""
