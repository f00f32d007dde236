"""The shape of the code: what may import what, who may write, how large a thing may grow, and that all is described."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "generator" / "quarterlight"
LAYERS = ("words", "facts", "data", "display", "edge")
LONGEST_MODULE, LONGEST_FUNCTION, MOST_PARAMETERS = 250, 40, 7
Function = ast.FunctionDef | ast.AsyncFunctionDef

MODULES = {
    ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(SOURCE.rglob("*.py"))
}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}


def layer(module: str) -> str:
    """Return the layer of a module; "" for the package itself."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def imports(module: str) -> Iterator[tuple[str, int]]:
    """Yield what a module imports, each as the full name of a module, with its line."""
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield (inner if inner in MODULES else str(node.module)), node.lineno


def place(module: str, line: int) -> str:
    """Return where something stands, as an editor opens it."""
    return f"{MODULES[module].relative_to(ROOT)}:{line}"


def functions(module: str) -> Iterator[Function]:
    """Yield every function of a module, inner ones and methods included."""
    yield from (node for node in ast.walk(TREES[module]) if isinstance(node, Function))


def public(body: list[ast.stmt]) -> Iterator[Function | ast.ClassDef]:
    """Yield the public classes and functions of a body, and the public methods of those classes."""
    for node in body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


def called(node: ast.Call) -> str:
    """Return the last part of the name of what is called."""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def calls(module: str) -> Iterator[ast.Call]:
    """Yield every call in a module."""
    yield from (node for node in ast.walk(TREES[module]) if isinstance(node, ast.Call))


def test_every_module_is_in_one_of_the_layers() -> None:
    assert {layer(module) for module in MODULES} == {"", "__main__", *LAYERS}


def test_a_module_imports_only_from_its_own_layer_and_those_before_it() -> None:
    wrong = [
        f"{place(module, line)} imports {imported}"
        for module in MODULES
        if layer(module) in LAYERS
        for imported, line in imports(module)
        if layer(imported) in LAYERS and imported.startswith("quarterlight.")
        if LAYERS.index(layer(imported)) > LAYERS.index(layer(module))
    ]
    assert wrong == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    reached = {module: {name for name, _ in imports(module) if name in MODULES} for module in MODULES}
    while True:
        free = {module for module, needed in reached.items() if not needed}
        if not free:
            break
        reached = {module: needed - free for module, needed in reached.items() if module not in free}
    assert sorted(reached) == []


@pytest.mark.parametrize(
    ("library", "allowed"),
    [
        ("frictionless", {"quarterlight.data.cast"}),
        ("jsonschema", {"quarterlight.data.misfit"}),
        ("jinja2", {"quarterlight.display.pages"}),
        (
            "markupsafe",
            {
                "quarterlight.words.escaping",
                "quarterlight.display.links",
                "quarterlight.display.gallery",
                "quarterlight.display.pages",
            },
        ),
        ("yaml", {"quarterlight.edge.config"}),
        ("subprocess", {"quarterlight.edge.engine", "quarterlight.edge.search"}),
        ("argparse", {"quarterlight.edge.arguments", "quarterlight.edge.cli"}),
        ("pandas", set()),
        ("altair", {"quarterlight.display.charts.kinds", "quarterlight.display.charts.layers"}),
        ("vl_convert", {"quarterlight.display.charts.template", "quarterlight.display.charts.drawing"}),
        ("typst", {"quarterlight.display.papers.typesetting"}),
        ("mkdocs", set()),
        ("markdown", {"quarterlight.edge.whole_blocks"}),
    ],
)
def test_a_library_is_known_only_where_it_is_needed(library: str, allowed: set[str]) -> None:
    wrong = [
        place(module, line)
        for module in MODULES
        for imported, line in imports(module)
        if imported.split(".")[0] == library and not any(f"{module}.".startswith(f"{name}.") for name in allowed)
    ]
    assert wrong == []


def test_only_one_module_writes_files() -> None:
    wrong = [
        place(module, node.lineno)
        for module in MODULES
        if module != "quarterlight.edge.files"
        for node in calls(module)
        if called(node) in {"write_text", "write_bytes", "touch", "symlink_to"} or opens_to_write(node)
    ]
    assert wrong == []


def opens_to_write(node: ast.Call) -> bool:
    """Return whether a call opens a file to write; the place of the mode differs between open and Path.open."""
    if called(node) != "open" or getattr(getattr(node.func, "value", None), "id", "") == "os":
        return False
    modes = [argument for argument in node.args if isinstance(argument, ast.Constant)]
    modes += [keyword.value for keyword in node.keywords if isinstance(keyword.value, ast.Constant)]
    return any(set(str(mode.value)) & set("wax+") and len(str(mode.value)) <= 3 for mode in modes)


def test_only_the_command_line_prints_or_knows_the_day() -> None:
    wrong = [
        place(module, node.lineno)
        for module in MODULES
        if module != "quarterlight.edge.cli"
        for node in calls(module)
        if called(node) in {"print", "today", "now", "utcnow"}
    ]
    assert wrong == []


def test_every_dataclass_is_frozen_and_no_class_inherits_from_another_of_ours() -> None:
    classes = [
        (module, node) for module in MODULES for node in ast.walk(TREES[module]) if isinstance(node, ast.ClassDef)
    ]
    ours = {node.name for _, node in classes}
    heirs = [place(m, node.lineno) for m, node in classes if any(getattr(b, "id", "") in ours for b in node.bases)]
    thawed = [
        place(module, node.lineno)
        for module, node in classes
        for mark in node.decorator_list
        if "dataclass" in ast.unparse(mark) and "frozen=True" not in ast.unparse(mark)
    ]
    assert heirs == [] and thawed == []


def test_a_module_can_be_read_at_one_sitting() -> None:
    lengths = {module: len(path.read_text(encoding="utf-8").splitlines()) for module, path in MODULES.items()}
    assert {module: length for module, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_a_function_fits_on_a_screen_and_takes_few_parameters() -> None:
    long = [
        f"{place(module, node.lineno)} {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for module in MODULES
        for node in functions(module)
        if node.end_lineno and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    wide = [
        f"{place(module, node.lineno)} {node.name} takes {parameters(node)} parameters"
        for module in MODULES
        for node in functions(module)
        if parameters(node) > MOST_PARAMETERS
    ]
    assert long == [] and wide == []


def parameters(node: Function) -> int:
    """Return how many parameters a function names; any further ones that it collects do not count."""
    return len(node.args.posonlyargs) + len(node.args.args) + len(node.args.kwonlyargs)


def test_every_module_public_class_and_public_function_says_what_it_is() -> None:
    silent = [place(module, 1) for module in MODULES if not ast.get_docstring(TREES[module])]
    silent += [
        f"{place(module, node.lineno)} {node.name}"
        for module in MODULES
        for node in public(TREES[module].body)
        if not ast.get_docstring(node)
    ]
    assert silent == []
