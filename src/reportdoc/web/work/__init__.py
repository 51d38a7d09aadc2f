"""What goes on behind the pages: the state of the project, builds, readers of what comes in, events."""
