"""Files that wait for the office: delivered through a page, looked at by both sides, taken in or returned."""
