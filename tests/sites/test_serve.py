"""The command `quarterlight serve`, as an officer uses it: change a file, look at the page, put right what is wrong."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from sites.project import COMMAND, DATA, EXAMPLE, copy, digests, environment, quarterlight, replace_text

LONGEST = 90_000  # milliseconds until a build must be seen, on a busy machine


@dataclass
class Serving:
    """A running preview: its process, the site's folder, and what it has printed so far."""

    process: subprocess.Popen[str]
    project: Path
    lines: list[str] = field(default_factory=list)

    def listen(self) -> None:
        """Keep every line that it prints."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    def until(self, seen: Callable[[str], bool], after: int = 0) -> str:
        """Return the first line from `after` on for which `seen` holds, once it is printed."""
        for _ in range(LONGEST // 50):
            found = [line for line in self.lines[after:] if seen(line)]
            if found:
                return found[0]
            assert self.process.poll() is None, "\n".join(self.lines)
            time.sleep(0.05)
        raise AssertionError("\n".join(self.lines))

    def address(self) -> str:
        """Return where the preview is."""
        return self.until(lambda line: line.startswith("The preview is at ")).split()[4]


@contextmanager
def serving(project: Path) -> Iterator[Serving]:
    command = [str(COMMAND), "serve", str(project), "--port", "0"]
    process = subprocess.Popen(
        command,
        env=environment(),
        text=True,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    found = Serving(process, project)
    listener = threading.Thread(target=found.listen, daemon=True)
    listener.start()
    try:
        yield found
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        listener.join()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with serving(copy(EXAMPLE, tmp_path_factory.mktemp("serve") / "project")) as found:
        found.until(lambda line: line.startswith("Built"))
        yield found


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_a_change_of_the_data_the_words_the_templates_or_the_settings_shows_by_itself(
    preview: Serving, page: Page
) -> None:
    page.goto(f"{preview.address()}about/")
    about = preview.project / "docs/about/index.md"
    about.write_text(f"{about.read_text(encoding='utf-8')}\nSaid a moment ago.\n", encoding="utf-8")
    expect(page.get_by_text("Said a moment ago.")).to_be_visible(timeout=LONGEST)

    page.goto(f"{preview.address()}example-council/indicators/missed-bins/")
    assert heading(page) == "Bins missed"
    replace_text(preview.project / DATA / "indicators.csv", "Bins missed", "Bins forgotten")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bins forgotten", timeout=LONGEST)

    replace_text(preview.project / "mkdocs.yml", "Example Council performance", "How we are doing")
    expect(page.locator(".brand")).to_have_text("How we are doing", timeout=LONGEST)

    page.goto(f"{preview.address()}glossary/")
    (preview.project / "templates/pages").mkdir(parents=True)
    (preview.project / "templates/pages/glossary.md").write_text("<h1>Our words</h1>\n", encoding="utf-8")
    expect(page.get_by_role("heading", level=1)).to_have_text("Our words", timeout=LONGEST)


def test_problems_show_in_the_terminal_and_on_the_page_and_go_when_put_right(preview: Serving, page: Page) -> None:
    page.goto(f"{preview.address()}example-council/indicators/missed-bins/")
    before, title = len(preview.lines), heading(page)
    replace_text(preview.project / DATA / "observations.csv", "[c],c,", "[c],,")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text('column "value": the cell is empty and the row has no marker.', timeout=LONGEST)
    assert heading(page) == title, "the last good page is still there"
    assert "value-or-marker" in preview.until(lambda line: "[value-or-marker]" in line, before)
    preview.until(lambda line: line == "Not built: the last good site is still shown.", before)
    replace_text(preview.project / DATA / "observations.csv", "[c],,", "[c],c,")
    expect(alert).to_have_count(0, timeout=LONGEST)


def test_a_fault_of_the_engine_shows_too(preview: Serving, page: Page) -> None:
    page.goto(preview.address())
    about = preview.project / "docs/about/index.md"
    good = about.read_text(encoding="utf-8")
    about.write_text(f"{good}\n[Nowhere](../nowhere/index.md)\n", encoding="utf-8")
    expect(page.get_by_role("alert")).to_contain_text("nowhere/index.md", timeout=LONGEST)
    about.write_text(good, encoding="utf-8")
    expect(page.get_by_role("alert")).to_have_count(0, timeout=LONGEST)


def ask(address: str, path: str, host: str | None = None, method: str = "GET") -> tuple[int, str]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    connection.request(method, path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    found = answer.status, answer.read().decode("utf-8", "replace")
    connection.close()
    return found


def test_only_this_machine_is_answered_and_only_under_its_own_name(preview: Serving) -> None:
    address = preview.address()
    port = urlsplit(address).port
    assert ask(address, "/", f"localhost:{port}")[0] == 200
    status, text = ask(address, "/example-council/", f"figures.example:{port}")
    assert status == 421 and "Example" not in text
    status, text = ask(address, "/../../mkdocs.yml")
    assert status == 404 and "site_name" not in text


def test_an_address_without_a_page_shows_the_site_s_own_words_for_that(preview: Serving) -> None:
    status, text = ask(preview.address(), "/nowhere/")
    assert status == 404 and "Page not found" in text
    assert ask(preview.address(), "/about", method="HEAD") == (301, "")


def test_the_pages_obey_their_own_policy_in_a_preview(preview: Serving, page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{preview.address()}example-council/", wait_until="load")
    page.wait_for_timeout(800)
    assert said == []


def test_a_site_that_could_never_be_built_shows_why_and_then_itself(tmp_path: Path, page: Page) -> None:
    project = copy(EXAMPLE, tmp_path / "project")
    replace_text(project / DATA / "observations.csv", "[c],c,", "[c],,")
    with serving(project) as preview:
        preview.until(lambda line: line.startswith("Not built"))
        page.goto(preview.address())
        expect(page.get_by_role("alert")).to_contain_text("the row has no marker")
        expect(page.get_by_role("heading", level=1)).to_have_text("Nothing to show yet")
        replace_text(project / DATA / "observations.csv", "[c],,", "[c],c,")
        expect(page.get_by_role("link", name="Example Council", exact=True).first).to_be_visible(timeout=LONGEST)


def test_stopping_leaves_the_site_and_the_ledger_as_they_were(tmp_path: Path) -> None:
    project = copy(EXAMPLE, tmp_path / "project")
    assert quarterlight("build", project, "--record").returncode == 0
    before = digests(project / "site"), (project / "addresses.csv").read_bytes()
    with serving(project) as preview:
        preview.until(lambda line: line.startswith("Built"))
        os.kill(preview.process.pid, signal.SIGINT)
        assert preview.process.wait(timeout=30) == 0
    assert preview.lines[-1] == "Stopped. The site is as it was."
    assert (digests(project / "site"), (project / "addresses.csv").read_bytes()) == before


def test_a_port_that_is_taken_is_named_with_another_to_try(tmp_path: Path) -> None:
    project = copy(EXAMPLE, tmp_path / "project")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = quarterlight("serve", project, "--port", str(port))
    assert done.returncode == 1
    assert f"port {port} cannot be had" in done.stderr and f"Try --port {port + 1}" in done.stderr
    assert quarterlight("serve", project, "--port", "70000").returncode == 1
    assert quarterlight("serve", tmp_path / "nowhere").returncode == 2
