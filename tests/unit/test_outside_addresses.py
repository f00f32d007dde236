"""Outside addresses become links only where they are whole, and hold nothing there that an address cannot."""

from __future__ import annotations

import pytest

from quarterlight.display import links


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&amp;c=2#d"),
        ("https://example.org/caf%C3%A9/100%", "https://example.org/caf%C3%A9/100%25"),
        ("https://example.org/café", "https://example.org/café"),
        ('https://example.org/?q="><script>{{7}}', "https://example.org/?q=%22%3E%3Cscript%3E%7B%7B7%7D%7D"),
        ("https://example.org/two words", "https://example.org/two%20words"),
        ("a@example.org", "mailto:a@example.org"),
        ("javascript:alert(1)", ""),
        ("https:///nowhere", ""),
        ("", ""),
    ],
)
def test_an_outside_address_is_a_link_or_nothing(address: str, link: str) -> None:
    assert str(links.external(address)) == link


def test_an_e_mail_opens_with_its_subject_and_text_whatever_stands_in_them() -> None:
    made = links.mail("a+b@example.org", "What & why?", 'Figure: "7"\nPage: https://example.org/?a=1&b=2')
    assert made == (
        "mailto:a%2Bb@example.org?subject=What%20%26%20why%3F"
        "&amp;body=Figure%3A%20%227%22%0APage%3A%20https%3A%2F%2Fexample.org%2F%3Fa%3D1%26b%3D2"
    )
