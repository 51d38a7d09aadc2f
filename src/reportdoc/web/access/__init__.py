"""Who may enter: start token, invitations, passwords, sessions, and what every request is held to."""
