"""Helper module of the course "Why ReLU neurons die, and what to do about it".

One file, one job. A file imports only from the files above it in this list:

========================  ======================================================
`inputs`                  checks of what a function is given
`datasets`                the deck's dataset and its shifted variant; 2-D sets
`activations`             ReLU, its leaky and its smooth kin, each with its derivative
`theory`                  closed forms: units born dead, collapse, size of the signals
`intervals`               confidence intervals for paired means and proportions
`backprop`                forward and backward pass of a stack of networks
`two_slopes`              the same, faster, for one hidden layer of ReLU and its leaky kin
`network`                 `Network`: a stack of networks of the same sizes
`initialisation`          initial weights, and the deck's two networks
`training`                `train`: gradient descent, and what it records
`sweep`                   settings times seeds, on any executor
`diagnosis`               which units are dead, and on which inputs
`lives`                   the life of a unit, and the update that killed it
`plots`                   the figures of the course, and their style
`unit_plots`              figures of the units: activity, deaths, hinges
`interval_plots`          figures of many runs, with their intervals
`lab_figure`              a figure that is drawn once and then moves
`lab_activation`          what the activation lab computes and draws
`lab_training`            likewise, the training lab
`lab_killing`             likewise, the killing lab
`lab_depth`               likewise, the depth lab
`labs`                    the labs: sliders, buttons, text and picture
`exercises`               what the exercises accept
`check`                   answers to exercises and claims of the deck, checked
========================  ======================================================
"""

__version__ = "0.1.0"
