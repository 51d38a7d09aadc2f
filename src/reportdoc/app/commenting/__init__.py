"""What people remark on the report, away from Word."""
