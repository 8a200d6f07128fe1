"""Links that point within the course lead somewhere."""

import re
from urllib.parse import unquote

import pytest

from notebooks import ROOT, pairs, read

PAGES = [
    path
    for path in sorted(ROOT.rglob("*.md"))
    if not re.search(r"(^|/)(\.(?!github)|build/)", path.relative_to(ROOT).as_posix())
] + [notebook for notebook, _ in pairs() if notebook.exists()]
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", flags=re.DOTALL | re.MULTILINE)
LINK = re.compile(
    r"\]\(<?([^)\s>]+)|^\[[^\]]+\]:\s*<?(\S+?)>?$|(?:href|src)=\"([^\"]+)\"", re.MULTILINE
)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//")


def prose(path):
    if path.suffix == ".ipynb":
        return "\n\n".join(c.source for c in read(path).cells if c.cell_type == "markdown")
    return path.read_text(encoding="utf-8")


def anchors(path):
    """The anchors that GitHub or JupyterLab gives to the headings of a page, in lower case."""
    found = set()
    for heading in re.findall(r"^#+ +(.+?)\s*$", prose(path), flags=re.MULTILINE):
        words = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        found |= {words, heading.lower().replace(" ", "-")}
    return found | {name.lower() for name in re.findall(r"(?:id|name)=\"([^\"]+)\"", prose(path))}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_within_the_course(page):
    broken = []
    for groups in LINK.findall(CODE.sub("", prose(page))):
        link = unquote("".join(groups))
        if ELSEWHERE.match(link) or link.startswith("attachment:"):
            continue
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        if not target.is_relative_to(ROOT) or not target.exists():
            broken.append(f"{link}: there is no such file")
        elif (
            anchor and target.suffix in {".md", ".ipynb"} and anchor.lower() not in anchors(target)
        ):
            broken.append(f"{link}: no heading there has this anchor")
    assert not broken, "\n".join(
        [page.relative_to(ROOT).as_posix(), *broken, "-> correct the link"]
    )
