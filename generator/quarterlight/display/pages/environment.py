"""The Jinja environment: the built-in templates under the site's own, and every printed value made safe.

A template has functions for links and words, no arithmetic, and no way to print a raw string.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
)
from markupsafe import Markup

from quarterlight.display import links
from quarterlight.display.pages.overrides import BUILT_IN
from quarterlight.display.wording import dates, terms, variations
from quarterlight.facts.model import paragraphs
from quarterlight.facts.settings import Settings
from quarterlight.words.escaping import GENERATED, escape, script_data, visible


def environment(overrides: Path | None, settings: Settings, site_url: str = "") -> Environment:
    """Return the environment, which knows the `settings` and the site's address.

    A file in `overrides` shadows the built-in one of its path, which can still be extended, by its path below
    "built-in/".
    """
    own = PackageLoader("quarterlight", "templates")
    loaders: list[BaseLoader] = [own, PrefixLoader({BUILT_IN: own})]
    if overrides is not None and overrides.is_dir():
        loaders.insert(0, FileSystemLoader(overrides))
    found = Environment(
        loader=ChoiceLoader(loaders),
        # The usual mark of a comment is that of a heading's address.
        comment_start_string="{##",
        comment_end_string="##}",
        autoescape=True,
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters.update(_filters())
    found.globals.update(
        {
            "links": _public(links),
            "terms": _public(terms),
            "variations": _public(variations),
            "external": links.external,
            "settings": settings,
            "site_url": site_url,
        }
    )
    return found


def _filters() -> dict[str, Callable[..., Any]]:
    return {
        "day": dates.day,
        "month": dates.month,
        "period_name": dates.name,
        "period_short": dates.short,
        "marker": terms.marker,
        "joined": terms.joined,
        "paragraphs": paragraphs,
        "script_data": script_data,
    }


def _public(module: ModuleType) -> SimpleNamespace:
    """Return what a module offers to templates, without the modules that it uses itself."""
    names = (name for name in vars(module) if not name.startswith("_"))
    return SimpleNamespace(**{n: getattr(module, n) for n in names if not isinstance(getattr(module, n), ModuleType)})


Head = Mapping[str, str | Mapping[str, str]]


def page(env: Environment, template: str, path: str, head: Head, **context: Any) -> str:
    """Return the Markdown of the page at `path`: `head` in front (title, description, and more), then the template.

    The template may use `href(path)` for links relative to the page.
    """
    matter = "".join(f"{key}: {_matter(value)}\n" for key, value in head.items() if value)
    body = env.get_template(f"pages/{template}.md").render(
        href=lambda target: links.relative(path, target), path=path, **head, **context
    )
    return f"---\n{matter}---\n\n{GENERATED}\n\n{body}"


def _matter(value: str | Mapping[str, str]) -> str:
    """Return a value of the front matter, as YAML reads it."""
    if isinstance(value, str):
        return json.dumps(visible(value), ensure_ascii=False)
    return json.dumps({key: visible(text) for key, text in value.items() if text}, ensure_ascii=False)


def fragment(env: Environment, template: str, **context: Any) -> Markup:
    """Return a template that is not a page of its own, such as a part of the theme."""
    return Markup(env.get_template(template).render(**context))
