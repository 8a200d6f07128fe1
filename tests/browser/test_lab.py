"""The notebooks in a real JupyterLab: opened, run from top to bottom, looked at."""

from urllib.error import HTTPError
from urllib.request import urlopen

import psutil
import pytest

from notebooks import ROOT

NOTEBOOKS = [f"work/{path.name}" for path in sorted((ROOT / "notebooks").glob("*.ipynb"))]
DECK = "slides/deck.ipynb"
PICTURES = ROOT / "build" / "browser"
OPEN_MS = 60_000
RUN_MS = 150_000

# The code cells of the notebook in front, as they would be saved; null before it is there.
CELLS = """() => window.jupyterapp?.shell.currentWidget?.content?.model?.sharedModel
    .toJSON().cells.filter(cell => cell.cell_type === "code" && String(cell.source).trim())"""
IDLE = """() => window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status
    === "idle" """


def open_notebook(page, lab, notebook):
    page.goto(f"{lab.url}lab/tree/{notebook}?reset&token={lab.token}")
    page.wait_for_selector(".jp-Notebook", timeout=OPEN_MS)
    page.wait_for_function(IDLE, timeout=OPEN_MS)


def run_all(page):
    """Run > Run All Cells, and return the code cells when all have run or one has failed."""
    page.evaluate("window.jupyterapp.commands.execute('notebook:clear-all-cell-outputs')")
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(
        f"""() => ({CELLS})().every(cell => cell.execution_count)
            || ({CELLS})().some(cell => cell.outputs.some(out => out.output_type === "error"))""",
        timeout=RUN_MS,
    )
    page.wait_for_function(IDLE, timeout=RUN_MS)
    return page.evaluate(CELLS)


def test_the_door_opens_with_the_token_only(lab):
    assert lab.token
    with pytest.raises(HTTPError, match="403"):
        urlopen(f"{lab.url}api/contents")
    assert "/login" in urlopen(f"{lab.url}lab").url
    assert urlopen(f"{lab.url}api/contents?token={lab.token}").status == 200


def test_nothing_listens_outside_this_machine(lab):
    server = psutil.Process(lab.pid)
    listening = {
        connection.laddr.ip
        for process in [server, *server.children(recursive=True)]
        for connection in process.net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    }
    assert listening == {"127.0.0.1"}


def test_the_first_copy_to_work_in_is_opened(page, lab):
    page.goto(f"{lab.url}?token={lab.token}")  # as the browser does at the start
    page.wait_for_selector(".jp-Notebook", timeout=OPEN_MS)
    page.wait_for_function(IDLE, timeout=OPEN_MS)
    assert page.url.endswith(f"/lab/tree/{NOTEBOOKS[0]}")


@pytest.mark.parametrize("notebook", [*NOTEBOOKS, DECK])
def test_run_all_cells(page, lab, notebook):
    open_notebook(page, lab, notebook)
    cells = run_all(page)
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{notebook.split('/')[-1].removesuffix('.ipynb')}.png")
    errors = [
        f"{notebook}, code cell {number}: {output['ename']}: {output['evalue']}"
        for number, cell in enumerate(cells)
        for output in cell["outputs"]
        if output["output_type"] == "error"
    ]
    assert not errors, "\n".join(errors)
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))


def test_the_flow_charts_of_the_deck_are_drawn(page, lab):
    open_notebook(page, lab, DECK)
    source = (ROOT / DECK).read_text(encoding="utf-8")
    for number in range(source.count("```mermaid")):
        page.evaluate(
            """number => {
                const notebook = window.jupyterapp.shell.currentWidget.content;
                const charts = notebook.widgets.filter(
                    cell => cell.model.sharedModel.source.includes("```mermaid"));
                return notebook.scrollToItem(notebook.widgets.indexOf(charts[number]), "start");
            }""",
            number,
        )
        chart = page.locator(".jp-RenderedMermaid:visible img, .jp-RenderedMermaid:visible svg")
        chart.first.wait_for(timeout=20_000)
        page.screenshot(path=PICTURES / f"deck_chart_{number}.png")


def test_no_question_about_news(page, lab):
    open_notebook(page, lab, "notebooks/01_dataset.ipynb")
    page.wait_for_timeout(3000)  # it would come a moment after the start
    assert page.get_by_text("Jupyter news").count() == 0


def test_saving_a_notebook_updates_its_text(page, lab):
    notebook = lab.folder / "notebooks/01_dataset.ipynb"
    text = notebook.parent / "src" / f"{notebook.stem}.py"
    open_notebook(page, lab, "notebooks/01_dataset.ipynb")
    page.evaluate("""async () => {
        const panel = window.jupyterapp.shell.currentWidget;
        panel.content.model.sharedModel.addCell({cell_type: "code", source: "'added here'"});
        await panel.context.save();
    }""")
    assert "# %%\n'added here'\n" in text.read_text(encoding="utf-8")
