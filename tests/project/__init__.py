"""The project's folder: publishing."""
