"""How proposed bindings read."""
