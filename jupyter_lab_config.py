"""Settings of JupyterLab for this course: jupyter lab --config=jupyter_lab_config.py"""

from pathlib import Path

c = get_config()  # noqa: F821

# the whole course, also where one notebook is named: its text in src/ is kept in step from here
course = Path(__file__).resolve().parent
c.ServerApp.root_dir = str(course)
c.ServerApp.ip = "127.0.0.1"

# nothing from the network: no question about news, no look for a newer version,
# no list of extensions
c.LabApp.app_settings_dir = str(course / "tools" / "lab")
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
