"""The build: the stages in order, and what may be skipped because nothing it reads has changed."""
