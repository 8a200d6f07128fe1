"""The layout of the helper module: who imports whom, how long a file is, and nothing unused."""

import ast
import importlib
import io
import re
import tokenize

import pytest

import dyingrelu_utils
from notebooks import ROOT

PACKAGE = ROOT / "dyingrelu_utils"
FILES = sorted(PACKAGE.rglob("*.py"))
ORDER = ["_validation", *re.findall(r"^`(\w+)`", dyingrelu_utils.__doc__, re.MULTILINE)]
WINGS = ("plots", "labs", "exercises")
# Where the course uses the module. What only a test uses serves nobody.
USERS = [
    *(ROOT / "notebooks").rglob("src/*.py"),
    *(ROOT / "slides").rglob("src/*.py"),
    *(ROOT / "benchmarks").glob("*.py"),
    *(ROOT / "tools").glob("*.py"),
    *FILES,
]
NOT_YET = {  # what stays without a user, and for what
    "passed(inputs)": "the same",
    "sweep(chunk)": "a cluster with more workers than settings",
}


def name(path):
    return path.relative_to(ROOT).as_posix()


def room(path):
    """The subject's file or the wing that `path` belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path):
    """Modules of the package that a file imports, as paths below it: "plots.style"."""
    here = path.relative_to(PACKAGE).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = [*here[: len(here) - node.level + 1], *(node.module or "").split(".")]
            yield ".".join(filter(None, base))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_imports_never_point_upward(path):
    assert room(path) == "__init__" or room(path) in ORDER, f"{name(path)}: not in the docstring"
    for module in imported(path):
        target = module.split(".")[0]
        if not target or room(path) == target or room(path) == "__init__":
            continue
        assert ORDER.index(target) < ORDER.index(room(path)), f"{name(path)} imports {target}"
        assert target not in WINGS or (room(path), target) == ("labs", "plots"), (
            f"{name(path)} imports from the wing {target}"
        )


def lines_of_code(text):
    """The numbers of the lines that hold code: no docstring, comment or blank."""
    found = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT,
                              tokenize.DEDENT, tokenize.ENDMARKER):  # fmt: skip
            found |= set(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(ast.parse(text)):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            if isinstance(body[0].value, ast.Constant) and isinstance(body[0].value.value, str):
                found -= set(range(body[0].lineno, body[0].end_lineno + 1))
    return found


@pytest.mark.parametrize("path", FILES, ids=name)
def test_files_and_functions_are_short(path):
    text = path.read_text(encoding="utf-8")
    code = lines_of_code(text)
    assert len(code) <= 160, f"{name(path)}: {len(code)} lines of code: divide it"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            body = range(node.body[0].lineno, node.end_lineno + 1)
            length = len(code.intersection(body))
            assert length <= 40, f"{name(path)}: {node.name} has {length} lines"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_every_file_says_what_is_public(path):
    if path in (PACKAGE / "__init__.py", PACKAGE / "_validation.py"):  # the latter: nothing
        return
    module = importlib.import_module(
        name(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    )
    assert module.__doc__
    assert all(hasattr(module, public) for public in module.__all__)


def trees():
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in USERS}


def public_definitions():
    """(path, node) of the public functions and classes, and of the methods of these."""
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name[0] != "_":
                yield path, node
                for method in node.body if isinstance(node, ast.ClassDef) else []:
                    if isinstance(method, ast.FunctionDef) and method.name[0] != "_":
                        yield path, method


def uses():
    """How often each name is used, and which arguments are given to it, anywhere."""
    names, given = {}, {}
    for tree in trees().values():
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        everywhere = {keyword.arg for call in calls for keyword in call.keywords}
        for node in ast.walk(tree):
            word = getattr(node, "id", None) or getattr(node, "attr", None)
            if word and not isinstance(getattr(node, "ctx", None), ast.Store):
                names[word] = names.get(word, 0) + 1
            if isinstance(node, ast.Dict):  # a grid of `sweep`: what it names is given
                keys = {getattr(key, "value", None) for key in node.keys}
                given.setdefault("train_and_count", set()).update(keys)
            if isinstance(node, ast.Call):
                keywords = {keyword.arg for keyword in node.keywords}
                if None in keywords:  # **options: any keyword of the file
                    keywords |= everywhere
                # partial(f, ...) calls f as well
                for at, called in enumerate([node.func, *node.args]):
                    word = getattr(called, "id", None) or getattr(called, "attr", None)
                    if word:
                        arguments = given.setdefault(word, set())
                        arguments |= keywords - {None}
                        arguments |= set(range(len(node.args) - at))
    return names, given


def unused(names, given):
    """What nobody outside the tests uses: names, and arguments that nobody gives."""
    for path, node in public_definitions():
        if not names.get(node.name) and not path.name.startswith("_answers"):
            yield node.name
        if not isinstance(node, ast.FunctionDef):
            continue
        arguments = [a.arg for a in node.args.args if a.arg != "self"]
        optional = arguments[len(arguments) - len(node.args.defaults) :]
        passed = given.get(node.name, set())
        for argument in [*optional, *(a.arg for a in node.args.kwonlyargs)]:
            place = arguments.index(argument) if argument in arguments else None
            if argument not in passed and place not in passed:
                yield f"{node.name}({argument})"


def test_nothing_is_unused():
    found = set(unused(*uses()))
    assert found - set(NOT_YET) == set(), "used by no notebook, lab, slide or command: delete it"
    assert set(NOT_YET) - found == set(), "used now: take it out of NOT_YET"


def test_the_search_for_unused_things_finds_them():
    names, given = uses()
    names.pop("life_table")
    given["train"] = given["train"] - {"momentum"}
    assert {"life_table", "train(momentum)"} <= set(unused(names, given))
