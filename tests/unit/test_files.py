"""Sets of files: put one over another, made only when they are written, and then all that a folder holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from quarterlight.display.deferred import Deferred
from quarterlight.edge import files


def counted(made: list[str], path: str) -> Callable[[], bytes]:
    """Return a maker of a file that writes down that it was called."""

    def make() -> bytes:
        made.append(path)
        return path.encode()

    return make


def held(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_file_is_made_when_it_is_written_and_only_then_and_once(tmp_path: Path) -> None:
    made: list[str] = []
    pages = Deferred({path: counted(made, path) for path in ("a.md", "b/a.md", "hidden.md")})
    docs = files.overlay({"built-in.md": b"1"}, pages, {"hidden.md": b"own"})
    assert list(docs) == ["built-in.md", "a.md", "b/a.md", "hidden.md"]
    assert (len(docs), "a.md" in docs, "c.md" in docs, made) == (4, True, False, [])
    files.write(tmp_path / "docs", docs)
    assert made == ["a.md", "b/a.md"]
    expected = {"built-in.md": b"1", "a.md": b"a.md", "b/a.md": b"b/a.md", "hidden.md": b"own"}
    assert held(tmp_path / "docs") == expected


def test_what_is_not_in_the_set_is_removed_with_its_folders(tmp_path: Path) -> None:
    (tmp_path / "docs" / "old" / "older").mkdir(parents=True)
    (tmp_path / "docs" / "old" / "older" / "a").write_bytes(b"a")
    (tmp_path / "docs" / "away").symlink_to(tmp_path)
    (tmp_path / "docs" / "lost").symlink_to("nowhere")
    files.write(tmp_path / "docs", {"new/a": b"b"})
    assert sorted(path.name for path in (tmp_path / "docs").rglob("*")) == ["a", "new"]
    assert tmp_path.is_dir()


def test_a_file_may_take_the_place_of_a_folder_and_a_folder_that_of_a_file(tmp_path: Path) -> None:
    files.write(tmp_path / "docs", {"a": b"1", "b/c": b"2"})
    files.write(tmp_path / "docs", {"a/c": b"3", "b": b"4"})
    assert held(tmp_path / "docs") == {"a/c": b"3", "b": b"4"}


def test_what_is_kept_elsewhere_is_linked_and_never_written_through(tmp_path: Path) -> None:
    kept, other, target = tmp_path / "kept", tmp_path / "other", tmp_path / "docs" / "a.svg"
    kept.write_bytes(b"drawn")
    other.write_bytes(b"drawn anew")
    files.write(tmp_path / "docs", {"a.svg": kept})
    assert target.samefile(kept)
    before = target.stat()
    files.write(tmp_path / "docs", {"a.svg": kept})
    assert target.stat() == before
    files.write(tmp_path / "docs", {"a.svg": other})
    assert target.samefile(other)
    files.write(tmp_path / "docs", {"a.svg": b"by hand"})
    assert (target.read_bytes(), kept.read_bytes(), other.read_bytes()) == (b"by hand", b"drawn", b"drawn anew")


def test_a_file_of_the_same_length_with_another_content_is_written(tmp_path: Path) -> None:
    files.write(tmp_path, {"a": b"12"})
    files.write(tmp_path, {"a": b"21"})
    assert held(tmp_path) == {"a": b"21"}
