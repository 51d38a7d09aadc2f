"""交付: what the office downloads, and a report sealed with a scan, a seal and a key from the page."""

from __future__ import annotations

import json
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from starlette.testclient import TestClient

from reportdoc.web.access.role import Role
from reportdoc.web.application import application
from reportdoc.web.desk import Desk
from tests.support.sealing.authority import PASSPHRASE, Authority
from tests.support.sealing.fixtures import authority as authority
from tests.support.sealing.fixtures import seal_png as seal_png
from tests.support.sealing.fixtures import starter as starter
from tests.support.sealing.starter import copy
from tests.web.conftest import CHINESE, HOST, Enter, form_token


@pytest.fixture
def project(starter: Path, tmp_path: Path) -> Path:
    """A built project with the scan of its declaration."""
    return copy(starter, tmp_path / "project")


def test_files_are_handed_out_from_the_output_folder_alone(enter: Enter, project: Path) -> None:
    office = enter(Role.OFFICE)
    (docx,) = (project / "output").glob("*.docx")
    assert docx.name in office.get("/handover").text
    assert office.get(f"/handover/file/{docx.name}").content == docx.read_bytes()
    for name in ("..%2fcontent%2freport.yaml", "%2e%2e%2fscan.png", "scan.png", ".reportdoc-cache"):
        assert office.get(f"/handover/file/{name}").status_code == 404


def test_the_declaration_is_a_page_of_its_own(enter: Enter) -> None:
    page = enter(Role.OFFICE).get("/handover/declaration.pdf")
    (only,) = PdfReader(BytesIO(page.content)).pages
    assert "内容真实性责任声明" in only.extract_text()


@pytest.mark.slow
def test_sealed_from_the_page_and_verified(
    enter: Enter, desk: Desk, project: Path, authority: Authority, seal_png: Path
) -> None:
    with TestClient(
        application(desk, (HOST,)), f"http://{HOST}", headers=CHINESE, client=("127.0.0.1", 5000)
    ) as office:
        office.cookies.set(desk.cookie, desk.sessions.begin(Role.OFFICE))
        token = form_token(office.get("/handover").text)
        files = {
            "declaration": ("扫描件.png", (project / "scan.png").read_bytes()),
            "stamp": ("印章.png", seal_png.read_bytes()),
            "key": ("学校.p12", authority.key("college").read_bytes()),
        }
        wrong = office.post("/handover/seal", data={"form_token": token, "passphrase": "wrong"}, files=files)
        assert wrong.status_code == 422
        assert not list((project / "output").glob("*/manifest.json"))
        done = office.post("/handover/seal", data={"form_token": token, "passphrase": PASSPHRASE}, files=files)
        assert done.status_code == 200, done.text
        (manifest,) = (project / "output").glob("*/manifest.json")
        assert json.loads(manifest.read_text("utf-8"))["signatures"]["signers"]
        (pdf,) = manifest.parent.glob("*.pdf")
        judged = subprocess.run(["pdfsig", "-nocert", pdf], capture_output=True, text=True).stdout
        assert "Signature is Valid." in judged
        assert "完整" in office.get(f"/handover/verify/{manifest.parent.name}").text


def test_keys_are_refused_where_others_reach_the_server(enter: Enter, desk: Desk, project: Path) -> None:
    desk.network = True
    office = enter(Role.OFFICE)
    page = office.get("/handover").text
    assert 'name="key"' not in page
    assert "reportdoc seal" in page
    files = {"declaration": ("a.png", (project / "scan.png").read_bytes()), "key": ("a.p12", b"x")}
    answer = office.post("/handover/seal", data={"form_token": form_token(page)}, files=files)
    assert answer.status_code == 422
    assert "那台电脑" in answer.text


def test_keys_are_asked_for_at_the_machine_and_not_through_a_proxy_on_it(desk: Desk) -> None:
    name = "nianbao.example.edu.cn"
    for host, asked in ((HOST, True), ("[::1]:8420", True), (name, False)):
        browser = TestClient(
            application(desk, (HOST, "[::1]:8420", name)), f"http://{host}", client=("127.0.0.1", 5000)
        )
        browser.cookies.set(desk.cookie, desk.sessions.begin(Role.OFFICE))
        assert ('name="key"' in browser.get("/handover").text) is asked


def test_what_is_no_scan_is_told(enter: Enter, project: Path) -> None:
    office = enter(Role.OFFICE)
    token = form_token(office.get("/handover").text)
    files = {"declaration": ("../../x<b>.png", b"no picture")}
    answer = office.post("/handover/seal", data={"form_token": token}, files=files)
    assert answer.status_code == 422
    assert not list((project / "output").glob("*/manifest.json"))
