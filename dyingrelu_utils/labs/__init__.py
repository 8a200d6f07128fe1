"""The labs: sliders that compute anew while you drag them.

A lab cell is one line, such as ``training_lab()``, and works where a kernel runs. A stored
or printed notebook keeps one line of text of it: beside each lab, a figure makes its point.
"""

from .activation import activation_lab
from .depth import depth_lab
from .killing import killing_lab
from .training import training_lab

__all__ = ["activation_lab", "depth_lab", "killing_lab", "training_lab"]
