"""The site engine as a subprocess: MkDocs with Material. Only this module knows its name, settings and leftovers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

CONFIG = "mkdocs.yml"
OUTPUT = "site"
# Everything that the theme brings and our own layout does not use.
_UNUSED = ("assets/javascripts", "assets/stylesheets", "assets/images", "partials")


class EngineError(Exception):
    """The engine could not build the site; the message is what it said."""


class _Loader(yaml.SafeLoader):
    """YAML with the engine's one tag of its own, !ENV."""


_Loader.add_constructor("!ENV", construct_env_tag)


def read_config(file: Path) -> dict[str, Any]:
    """Return the content of an mkdocs.yml. Raises ValueError, with the line, for what is not a YAML mapping."""
    try:
        found = yaml.load(file.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - it is a SafeLoader and makes no objects
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise ValueError(" ".join(str(error).split())) from error
    if not isinstance(found, dict):
        raise ValueError("the file holds no settings")
    return found


def config(own: Mapping[str, Any]) -> bytes:
    """Return the whole configuration of the generated project: our defaults under the site's `own` settings."""
    defaults = {
        "site_name": "Council performance",
        "site_url": "",
        "use_directory_urls": True,
        "plugins": [],
        "not_in_nav": "*",
        "markdown_extensions": [
            "admonition",
            "attr_list",
            "def_list",
            "footnotes",
            "md_in_html",
            "tables",
            {"toc": {"permalink": "#", "permalink_title": "Link to this part"}},
        ],
        "validation": {"nav": {"omitted_files": "ignore"}, "links": {"unrecognized_links": "ignore"}},
    }
    fixed = {
        "docs_dir": "docs",
        "site_dir": OUTPUT,
        "theme": {"name": "material", "custom_dir": "theme", "font": False, "language": "en"},
    }
    merged = {**defaults, **own, **fixed}
    return yaml.safe_dump(merged, sort_keys=False, allow_unicode=True).encode()


def run(project: Path, epoch: int) -> Path:
    """Build the project in the folder `project` and return the folder of the finished site.

    `epoch` (seconds) is the moment that the engine writes wherever it would write the present one. Raises EngineError.
    """
    output = project / OUTPUT
    shutil.rmtree(output, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", str(project / CONFIG)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise EngineError((done.stderr or done.stdout).strip())
    for leftover in _UNUSED:
        shutil.rmtree(output / leftover, ignore_errors=True)
    return output
