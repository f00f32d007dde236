"""The headers in the forms of each host: all say the same, and none allows what the policy forbids."""

import re

from quarterlight.display import headers

FORMS = {
    "_headers": headers.hosts().decode(),
    **{name: content.decode() for name, content in headers.servers().items()},
}


def read(form: str) -> dict[str, str]:
    """Return the headers that a form sets, by name."""
    line = re.compile(r'^\s*(?:add_header )?([A-Z][A-Za-z-]+-[A-Za-z-]+)[: ] ?"?(.*?)"?(?: always;)?$', re.MULTILINE)
    return {name: value for name, value in line.findall(FORMS[form]) if not name.startswith("#")}


def test_every_form_sets_the_same_headers() -> None:
    assert read("_headers") == read("nginx.conf") == read("Caddyfile") == dict(headers.headers())


def test_no_script_of_a_page_and_no_text_is_run_as_code() -> None:
    scripts = headers.policy()["script-src"]
    assert "'unsafe-inline'" not in scripts
    assert "'unsafe-eval'" not in scripts
    assert "http" not in " ".join(headers.policy().values())
    assert headers.policy()["default-src"] == "'none'"


def test_the_pages_own_policy_is_the_headers_but_for_framing() -> None:
    whole = "; ".join(f"{name} {sources}" for name, sources in headers.policy().items())
    assert whole == f"{headers.meta()}; frame-ancestors 'self'"


def test_the_types_for_nginx_name_no_ending_twice() -> None:
    endings = " ".join(headers.TYPES.values()).split()
    assert len(endings) == len(set(endings))


def test_the_form_for_nginx_makes_no_location_that_would_come_before_the_publishers_own() -> None:
    assert not re.search(r"^\s*location\b", FORMS["nginx.conf"], re.MULTILINE)


def test_each_form_says_how_it_is_used() -> None:
    assert all(form.startswith("# The headers of a Quarterlight site.") for form in FORMS.values())
