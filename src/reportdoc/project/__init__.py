"""The project folder: its files, safely opened, `report.yaml` as types, and what is wrong in them."""
