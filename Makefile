# For GNU make 3.81 or newer, on Linux and macOS. `make` alone lists what there is.

PYTHON ?=
NB ?=
FOLDER ?= submissions
SEED ?= 0
RUN := .venv/bin/python
AS_ROOT := $(if $(filter 0,$(shell id -u)),--allow-root)
# Makes or updates the environments that are named, where that is needed; any Python can run it.
environment = @python=$$(PYTHON='$(PYTHON)' sh tools/find-python.sh any) && \
  "$$python" -I tools/environment.py $(if $(PYTHON),--this-python)

# the reader's own settings of Python and pytest are kept out
unexport $(filter PYTHON% PYTEST%,$(.VARIABLES))

.PHONY: help lab test notebooks handout grade kit slides text reproduce browser-test bench bench-labs constraints clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile
	@echo "  PYTHON=/path/to/python3 chooses the Python, NB=03 one notebook."

lab: ## open the course in JupyterLab
	$(environment) lab
	$(RUN) tools/isolation.py -m jupyterlab --config=jupyter_lab_config.py $(AS_ROOT)

test: ## check everything: code, tests, notebooks against their outputs
	$(environment) --exact test
	$(RUN) -m ruff check --no-cache --output-format=concise
	$(RUN) -m pytest -n auto

notebooks: ## make the notebooks from their text in src/ and run them
	$(environment) test
	$(RUN) tools/notebooks.py build $(NB)

handout: ## make a zip for a class: copies to work in, without solutions
	$(environment) test
	$(RUN) tools/copies.py

grade: ## grade a folder of notebooks: make grade FOLDER=submissions [SEED=7]
	$(environment) test
	$(RUN) tools/grade.py $(FOLDER) --inputs $(SEED)

kit: ## make pages to print for a class in build/kit: prediction sheets, questions, cards
	$(environment) test
	$(RUN) tools/teaching.py kit

slides: ## make the slides in build/slides: HTML, and PDF if there is a Chromium
	$(environment) test
	$(RUN) tools/slides.py

text: ## make the text in src/ from notebooks that were edited
	$(environment) test
	$(RUN) tools/notebooks.py text $(NB)

reproduce: ## compare outputs under other arithmetic
	$(environment) --exact test oldest newest
	$(RUN) tools/reproduce.py

browser-test: ## run every notebook and the slides in a headless Chromium
	$(environment) --exact browser
	$(RUN) -m pytest tests/browser

bench: ## time the engine, beside PyTorch and JAX if they are installed
	$(environment) test
	$(RUN) benchmarks/bench.py

bench-labs: ## time the labs in JupyterLab, from key press to picture
	$(environment) browser
	$(RUN) -m pytest -q -s -o python_files=bench_labs.py -o python_functions=bench \
	  --timeout=600 tests/browser/bench_labs.py

constraints: ## choose the pinned versions anew
	$(environment) tools
	.venv-tools/bin/uv pip compile pyproject.toml --quiet --upgrade --all-extras --universal \
	  --python-version 3.11 --no-header --no-annotate --output-file constraints.txt
	.venv-tools/bin/uv pip compile pyproject.toml --quiet --upgrade --all-extras \
	  --resolution lowest-direct --python-version 3.11 --only-binary :all: --no-header --no-annotate \
	  --output-file constraints-oldest.txt

clean: ## delete the environments and all that was built
	rm -rf .venv .venv-* build .pytest_cache .ruff_cache
