"""The ledger (数据台账): every number of the report, where it stands, and who or what answers for it."""
