"""The figures of the course, and what else a cell shows.

A figure function takes data and an ``ax``, draws, and returns the ``ax``::

    fig, ax = subplots()
    plot_loss(ax, {"ReLU": loss})
    show(fig, "The loss falls.")
"""

from ._data import legend_above
from .curves import plot_activations, plot_bars, plot_histograms, plot_loss
from .display import say, show, table
from .drawings import draw_bell, draw_chain, draw_clouds, draw_last_sample, draw_unit
from .runs import plot_differences, plot_dose, plot_forest, plot_layers, plot_pairs
from .style import subplots
from .units import plot_active_fraction, plot_boundary, plot_classes, plot_raster

__all__ = [
    "draw_bell", "draw_chain", "draw_clouds", "draw_last_sample", "draw_unit", "legend_above",
    "plot_activations", "plot_active_fraction", "plot_bars", "plot_boundary", "plot_classes",
    "plot_differences", "plot_dose", "plot_forest", "plot_histograms", "plot_layers", "plot_loss",
    "plot_pairs", "plot_raster", "say", "show", "subplots", "table",
]  # fmt: skip
