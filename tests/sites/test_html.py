"""Every page of every site is valid HTML: so says the Nu Html Checker, the W3C's own validator."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from sites.serving import Served

(VALIDATOR,) = (Path(__file__).resolve().parents[2] / ".venv" / "share").glob("vnu-*.jar")
SITES = ["real_site", "example_site", "hostile_site"]
# To the validator a file has no origin, so that the policy, which names the site's own, forbids everything; what it
# forbids in earnest, tests/browser/test_policy.py asks a browser.
OF_THE_POLICY = ("Resource violates Content Security Policy", "Inline script violates Content Security Policy")
# Safari reads an SVG file in an image as a group of its parts unless the role says that it is one image.
OF_IMAGES = "The “img” role is unnecessary for element “img”."


def complaints(folder: Path) -> list[str]:
    """Return what the validator says of each page below a folder."""
    command = ["java", "-Xss4m", "-jar", str(VALIDATOR), "--format", "json", "--skip-non-html", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [
        f"{found['url'].removeprefix(folder.as_uri())} line {found.get('lastLine')}: {found['message']}"
        for found in json.loads(done.stderr)["messages"]
        if not found["message"].startswith(OF_THE_POLICY) and found["message"] != OF_IMAGES
    ]


@pytest.mark.parametrize("name", SITES)
def test_the_validator_finds_nothing_in_any_page(name: str, request: pytest.FixtureRequest) -> None:
    site: Served = request.getfixturevalue(name)
    assert complaints(site.site) == []


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="en"><title>A</title><h1 id="a">A</h1><p id="a">B<table><p>C</table>'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    found = complaints(tmp_path)
    assert any("Duplicate ID" in said for said in found)
    assert any("Start tag “p” seen in “table”" in said for said in found)
