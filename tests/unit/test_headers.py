"""The headers in the forms of each host: all say the same, and none allows what the policy forbids."""

import re

from quarterlight.display import headers

NEWS = ("https://news.example", "https://*.example.gov.uk:8443")


def forms(sites: tuple[str, ...] = ()) -> dict[str, str]:
    """Return what each form says where `sites` may frame the embed pages."""
    made = {"_headers": headers.hosts(sites), **headers.servers((), "https://example.gov.uk/x/", sites)}
    return {name: content.decode() for name, content in made.items()}


FORMS = forms()


def read(form: str) -> dict[str, str]:
    """Return the headers that a form sets, by name; a variable of nginx has the value that it has first."""
    line = re.compile(r'^\s*(?:add_header )?([A-Z][A-Za-z-]+-[A-Za-z-]+)[: ] ?"?(.*?)"?(?: always;)?$', re.MULTILINE)
    framed = dict(re.findall(r'^set (\$\w+) "(.*)";$', FORMS[form], re.MULTILINE))
    found = {name: value for name, value in line.findall(FORMS[form]) if not name.startswith("#")}
    return {name: re.sub(r"\$\w+", lambda one: framed[one[0]], value) for name, value in found.items()}


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


def test_no_other_site_may_frame_any_page_unless_a_setting_says_so() -> None:
    for text in FORMS.values():
        assert set(re.findall(r"frame-ancestors ([^\";\n]+)|frames \"(.+)\"", text)) <= {
            ("'self'", ""),
            ("$quarterlight_frames", ""),
            ("", "'self'"),
        }
        assert "embed" not in text


def test_nginx_lets_the_named_sites_frame_what_lies_below_the_folder_of_embed_pages_alone() -> None:
    text = forms(NEWS)["nginx.conf"]
    assert text.count("add_header Content-Security-Policy") == 1
    pattern, allowed = re.findall(r'if \(\$uri ~ "(.+)"\) \{\n    set \$quarterlight_frames "(.+)";\n\}', text)[0]
    assert allowed == "'self' https://news.example https://*.example.gov.uk:8443"
    assert re.search(pattern, "/x/embed/kent/indicators/potholes/index.html")
    assert not re.search(pattern, "/x/kent/indicators/embed/index.html")
    assert not re.search(pattern, "/embed/kent/")


def test_caddy_gives_a_page_one_policy_by_its_path() -> None:
    text = forms(NEWS)["Caddyfile"]
    assert "\t@quarterlight_embedded path /x/embed/*\n\t@quarterlight_other not path /x/embed/*\n" in text
    policies = dict(re.findall(r'header @quarterlight_(\w+) Content-Security-Policy "(.+)"', text))
    assert policies["embedded"].endswith("; frame-ancestors 'self' https://news.example https://*.example.gov.uk:8443")
    assert policies["other"].endswith("; frame-ancestors 'self'")
    assert text.count("Content-Security-Policy") == 2


def test_a_host_that_sends_both_policies_of_an_embed_page_lets_it_be_framed_as_one_that_sends_the_later_does() -> None:
    text = forms(NEWS)["_headers"]
    everywhere, embedded = text.partition("\n/embed/*\n")[::2]
    assert "frame-ancestors" not in everywhere.partition("\n/*\n")[2]
    assert "  X-Frame-Options: SAMEORIGIN" in everywhere.splitlines()
    assert embedded.count("\n") == 1
    assert embedded.endswith("; frame-ancestors 'self' https://news.example https://*.example.gov.uk:8443\n")


def test_a_star_lets_any_site_frame_embed_pages() -> None:
    for text in forms(("*",)).values():
        assert re.search(r"frame-ancestors \*\"?$|frames \"\*\";$", text, re.MULTILINE)
