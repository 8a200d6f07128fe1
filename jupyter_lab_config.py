"""Settings of JupyterLab for this course: jupyter lab --config=jupyter_lab_config.py

They are read last, so that they hold whatever the reader's own configuration of Jupyter says.
"""

import os
import secrets
import sys
from pathlib import Path

from jupyter_server.auth.identity import PasswordIdentityProvider

course = Path(__file__).resolve().parent
sys.path.append(str(course / "tools"))

from isolation import isolate_kernels  # noqa: E402

c = get_config()  # noqa: F821


class CourseIdentity(PasswordIdentityProvider):
    """Asks for a token, a new one at each start; an empty one, from wherever, opens nothing."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        if not (self.token or self.hashed_password):
            self.token = secrets.token_hex(24)
            self.token_generated = True  # so that the server prints it


# only this machine, only its own pages, only with the token
c.ServerApp.identity_provider_class = CourseIdentity
c.PasswordIdentityProvider.hashed_password = ""
c.PasswordIdentityProvider.password_required = False
c.ServerApp.authorizer_class = "jupyter_server.auth.authorizer.AllowAllAuthorizer"
c.ServerApp.ip = "127.0.0.1"
c.ServerApp.sock = ""
c.ServerApp.custom_display_url = ""
c.ServerApp.local_hostnames = ["localhost"]
c.ServerApp.allow_remote_access = False
c.ServerApp.allow_origin = ""
c.ServerApp.allow_origin_pat = ""
c.ServerApp.allow_credentials = False
c.ServerApp.disable_check_xsrf = False
c.ServerApp.trust_xheaders = False
c.ServerApp.tornado_settings = {}

# the whole course, also where one notebook is named: its text in src/ is kept in step from here
c.ServerApp.root_dir = str(course)
c.ServerApp.preferred_dir = str(course)

# the kernels of the Python that runs this, without the reader's start-up files and variables
isolate_kernels()
os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"
c.MappingKernelManager.default_kernel_name = "python3"
c.AsyncMappingKernelManager.default_kernel_name = "python3"

# nothing from the network: no question about news, no look for a newer version,
# no list of extensions
c.LabApp.app_settings_dir = str(course / "tools" / "lab")
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"

# Students work in copies, in the folder work. What a class is handed holds copies already.
first = "notebooks/01_dataset.ipynb"
try:
    from copies import make_copies
except ImportError:
    pass
else:
    try:
        make_copies(course / "work")
        first = "work/01_dataset.ipynb"
    except OSError as error:
        print(f"No copies to work in: {error}. These are the notebooks themselves.")
c.LabApp.default_url = f"/lab/tree/{first}"
