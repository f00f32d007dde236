"""The example council's generated pages are those that were last looked at and committed."""

from pathlib import Path

from sites import golden


def test_the_example_council_is_generated_as_expected(tmp_path: Path) -> None:
    found = golden.differences(golden.texts(golden.EXPECTED), golden.generate(tmp_path / "site"))
    assert not found, "\n".join([*found[:20], f"{len(found)} files in all. Look at them, then run: make golden"])


def test_differences_are_named_as_missing_unexpected_and_different() -> None:
    expected = {"docs/a.md": "one\n", "docs/b.md": "two\n", "docs/c.md": "three\n"}
    found = {"docs/b.md": "two\n", "docs/c.md": "four\n", "docs/d.md": "five\n"}
    missing, unexpected, different = golden.differences(expected, found)
    assert missing == "missing: docs/a.md"
    assert unexpected == "unexpected: docs/d.md"
    assert different.startswith("different: docs/c.md\n--- expected\n+++ found\n")
    assert "-three\n+four" in different
