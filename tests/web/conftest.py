"""A small project served in this process, and visitors who have entered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from reportdoc.app.scaffold.new import make
from reportdoc.web.access import passwords
from reportdoc.web.access.role import Role
from reportdoc.web.application import application
from reportdoc.web.desk import Desk, open_desk
from tests.support.here import Here

HOST = "127.0.0.1:8420"
CHINESE = {"accept-language": "zh-CN"}
Enter = Callable[..., TestClient]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a starter project whose chapters belong to 教务处 and 学生处, and its indicator tables to 质量办."""
    return starter(tmp_path / "年报 2024")


@pytest.fixture
def desk(project: Path) -> Iterator[Desk]:
    """Return the desk of that project."""
    with served(project) as opened:
        yield opened


@pytest.fixture
def stranger(desk: Desk) -> Iterator[TestClient]:
    """Return a browser that has not entered."""
    client = TestClient(
        application(desk, (HOST,)),
        f"http://{HOST}",
        follow_redirects=False,
        headers=CHINESE,
        raise_server_exceptions=True,
    )
    with client:
        yield client


@pytest.fixture
def enter(desk: Desk) -> Iterator[Enter]:
    """Return a function that gives a browser which has entered, in a role and for departments."""
    opened: list[TestClient] = []

    def entered(role: Role, *departments: str, name: str = "王芳") -> TestClient:
        client = TestClient(application(desk, (HOST,)), f"http://{HOST}", follow_redirects=False, headers=CHINESE)
        client.__enter__()
        opened.append(client)
        client.cookies.set(desk.cookie, desk.sessions.begin(role, departments, name))
        return client

    yield entered
    for one in opened:
        one.__exit__(None, None, None)


def starter(folder: Path) -> Path:
    """Make a starter project in a folder, and return it."""
    make(folder)
    with_departments(folder)
    return folder


def served(project: Path) -> AbstractContextManager[Desk]:
    """Return a desk for which this process, which has imported all, does what others would, and nothing builds."""
    return open_desk(project, 8420, False, another=partial(ThreadPoolExecutor, 1), limited=Here, build=("true",))


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash passwords with little work: what makes it slow for those who guess makes it slow for tests."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


def form_token(page: str) -> str:
    """Return the token that the forms of a page carry."""
    found = re.search(r'name="form_token" value="([^"]+)"', page)
    assert found
    return found[1]


def with_departments(folder: Path) -> None:
    """Give the parts of a starter project to departments, as `project` has them."""
    report = folder / "content/report.yaml"
    lines = [re.sub(r"^(\s+department:) .*", r"\1", one) for one in report.read_text(encoding="utf-8").split("\n")]
    text = "\n".join(one for one in lines if not re.fullmatch(r"\s+department:\s*", one))
    names = iter(["教务处", "学生处"])
    chapters = text.index("chapters:")
    text = text[:chapters] + re.sub(
        r"(  - file: .*)", lambda found: f"{found[1]}\n    department: {next(names, '教务处')}", text[chapters:]
    )
    text = text.replace("annex:\n", "annex:\n  department: 质量办\n")
    report.write_text(text, encoding="utf-8")
