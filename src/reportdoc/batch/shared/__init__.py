"""Passages that several colleges have: gathered, looked for, and judged."""
