"""The workflows are valid, run the README's own commands, and ask for no more than they need."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def read(name: str) -> dict[str, Any]:
    """Return a workflow; YAML reads its key "on" as true."""
    found: dict[str, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / f"{name}.yml").read_text(encoding="utf-8"))
    return found


def steps(name: str) -> list[dict[str, Any]]:
    """Return the steps of all jobs of a workflow."""
    return [step for job in read(name)["jobs"].values() for step in job["steps"]]


def runs(name: str) -> list[str]:
    """Return the commands that a workflow runs."""
    return [step["run"] for step in steps(name) if "run" in step]


def uses(name: str) -> list[str]:
    """Return the actions that a workflow uses."""
    return [step["uses"] for step in steps(name) if "uses" in step]


def commands_of_the_readme() -> set[str]:
    """Return the commands of make that the README shows in blocks of their own."""
    blocks = re.findall(r"```console\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    return {line for block in blocks for line in block.splitlines() if line.startswith("make ")}


def test_there_are_workflows_for_changes_publication_and_releases() -> None:
    assert [path.stem for path in WORKFLOWS] == ["ci", "publish", "release"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_is_valid(path: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_a_change_is_tested_with_the_commands_of_the_readme() -> None:
    assert commands_of_the_readme() == {"make site", "make test"}
    assert commands_of_the_readme() <= set(runs("ci"))


def test_the_script_for_other_machines_runs_the_same_commands() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert commands_of_the_readme() == {line for line in lines if line.startswith("make ")}


def test_a_change_shows_its_problems_beside_its_lines_and_keeps_the_site() -> None:
    assert ".venv/bin/quarterlight check --format github" in runs("ci")
    kept = [step["with"] for step in steps("ci") if step.get("uses", "").startswith("actions/upload-artifact@")]
    assert [(found["name"], found["path"]) for found in kept] == [("site-preview", "site")]


def test_the_site_is_published_after_a_check_at_the_address_that_the_host_gives_it() -> None:
    assert runs("publish").index(".venv/bin/quarterlight check --format github") < runs("publish").index("make site")
    built = next(step for step in steps("publish") if step.get("run") == "make site")
    assert built["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}/"}
    assert "SITE_URL" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def test_only_the_job_that_deploys_may_write_to_the_host_and_one_deployment_runs_at_a_time() -> None:
    found = read("publish")
    assert found["permissions"] == {}
    assert {name: job["permissions"] for name, job in found["jobs"].items()} == {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert found["concurrency"] == {"group": "pages", "cancel-in-progress": False}


def test_publication_can_be_called_pushed_and_started_by_hand() -> None:
    triggers = yaml.load((ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert set(triggers["on"]) == {"push", "workflow_dispatch", "workflow_call"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_github_s_own_and_pinned_to_a_major_version(path: Path) -> None:
    assert [action for action in uses(path.stem) if not re.fullmatch(r"actions/[a-z-]+@v\d+", action)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_checkout_forgets_its_credentials_and_every_job_ends(path: Path) -> None:
    checkouts = [step for step in steps(path.stem) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
    assert all("timeout-minutes" in job for job in read(path.stem)["jobs"].values())
