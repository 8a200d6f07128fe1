# For GNU make 3.81 or newer, on Linux and macOS. `make` alone lists what there is.

PYTHON ?=
NB ?=
BIN := .venv/bin
# $(call) splits its arguments at commas, but not those inside a variable
READ := -e '.[lab]'
CHECK := -e '.[lab,test,slides]'
BROWSE := -e '.[lab,test,slides,browser]'
AS_ROOT := $(if $(filter 0,$(shell id -u)),--allow-root)

.PHONY: help lab test notebooks slides text reproduce browser-test bench bench-labs constraints clean \
  other-python
.DELETE_ON_ERROR:

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile
	@echo "  PYTHON=/path/to/python3 chooses the Python, NB=03 one notebook."

lab: .venv/lab ## open the course in JupyterLab
	$(BIN)/jupyter lab --config=jupyter_lab_config.py $(AS_ROOT) notebooks/01_dataset.ipynb

test: .venv/test ## check everything: code, tests, notebooks against their outputs
	$(BIN)/ruff check --output-format=concise
	$(BIN)/python -m pytest -n auto

notebooks: .venv/test ## make the notebooks from their text in src/ and run them
	$(BIN)/python tools/notebooks.py build $(NB)

slides: .venv/test ## make the slides in build/slides: HTML, and PDF if there is a Chromium
	$(BIN)/python tools/slides.py

text: .venv/test ## make the text in src/ from notebooks that were edited
	$(BIN)/python tools/notebooks.py text $(NB)

reproduce: .venv/test .venv-oldest/test .venv-newest/test ## compare outputs under other arithmetic
	$(BIN)/python tools/reproduce.py

browser-test: .venv/browser ## run every notebook and the slides in a headless Chromium
	$(BIN)/python -m pytest tests/browser

bench: .venv/test ## time the engine, beside PyTorch and JAX if they are installed
	$(BIN)/python benchmarks/bench.py

bench-labs: .venv/browser ## time the labs in JupyterLab, from key press to picture
	$(BIN)/python -m pytest -q -s -o python_files=bench_labs.py -o python_functions=bench \
	  --timeout=600 tests/browser/bench_labs.py

constraints: ## choose the pinned versions anew
	$(call environment,.venv-tools,any,uv)
	.venv-tools/bin/uv pip compile pyproject.toml --quiet --upgrade --all-extras --universal \
	  --python-version 3.11 --no-header --no-annotate --output-file constraints.txt
	.venv-tools/bin/uv pip compile pyproject.toml --quiet --upgrade --all-extras \
	  --resolution lowest-direct --python-version 3.11 --only-binary :all: --no-header --no-annotate \
	  --output-file constraints-oldest.txt

clean: ## delete the environments and all that was built
	rm -rf .venv .venv-oldest .venv-newest .venv-tools build .pytest_cache .ruff_cache

# $(call environment,folder,which Python,what to install)
# The file `complete` is there only while the folder is whole: after an interrupted
# installation it is missing, and the folder is made anew.
define environment
	@if [ ! -e $(1)/complete ]; then \
	  python=$$(PYTHON='$(PYTHON)' sh tools/find-python.sh $(2)) || exit 1; \
	  echo "Making $(1) with $$python"; \
	  rm -rf $(1) && "$$python" -m venv $(1) || exit 1; \
	fi
	@rm -f $(1)/complete
	$(1)/bin/python -m pip install --disable-pip-version-check $(3)
	@echo '$(PYTHON)' > $(1)/complete
endef

.venv/lab: pyproject.toml constraints.txt
	$(call environment,.venv,any,-c constraints.txt $(READ))
	@touch $@

.venv/test: pyproject.toml constraints.txt
	$(call environment,.venv,any,-c constraints.txt $(CHECK))
	@touch $@ .venv/lab

.venv/browser: .venv/test
	$(call environment,.venv,any,-c constraints.txt $(BROWSE))
	@touch $@

.venv-oldest/test: pyproject.toml constraints-oldest.txt
	$(call environment,.venv-oldest,3.11,-c constraints-oldest.txt -e '.[test]')
	@touch $@

.venv-newest/test: pyproject.toml
	$(call environment,.venv-newest,newest,--upgrade --upgrade-strategy eager -e '.[test]')
	@touch $@

# another PYTHON than the one that .venv was made with: make it anew
ifneq ($(PYTHON),)
ifneq ($(shell cat .venv/complete 2>/dev/null),$(PYTHON))
.venv/lab .venv/test: other-python
other-python:
	@rm -f .venv/complete
endif
endif
