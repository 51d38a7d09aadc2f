"""A project on disk: `content/report.yaml` as types, and safe ways to the files it names."""

from reportdoc.project.project import Project, load_project

__all__ = ["Project", "load_project"]
