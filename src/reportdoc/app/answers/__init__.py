"""The workbook of the audit comes back: acceptances, confirmations and corrections that people typed into it."""
