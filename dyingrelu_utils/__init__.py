"""Helper module of the course "Why ReLU neurons die, and what to do about it".

The subject, one file a step; a file imports only from those above it:

==================  ============================================================
`activations`       ReLU, its leaky and its smooth kin, each with its derivative
`datasets`          the deck's dataset and its shifted variant; 2-D sets
`theory`            closed forms: units born dead, collapse, size of the signals
`intervals`         confidence intervals for means, pairs and proportions
`claims`            a verdict on a claim of the deck
`backprop`          forward and backward pass of a stack of networks
`network`           `Network`: a stack of networks of the same sizes
`initialisation`    initial weights, and the deck's two networks
`optimisers`        how gradients change the weights: descent, momentum, Adam
`training`          `train`: gradient descent, and what it records
`autopsy`           what one update did to one unit
`diagnosis`         which units are dead, on which inputs, and since when
`sweep`             settings times seeds, on any executor
==================  ============================================================

and three wings, which need not be opened to take the course:

==================  ============================================================
`plots`             the figures, and what else a cell shows
`labs`              sliders that compute anew while you drag them; one file a lab
`exercises`         what is asked of an answer; one file a notebook
==================  ============================================================
"""

__version__ = "0.1.0"
