# %% slideshow={"slide_type": "skip"}
import inspect

import numpy as np
from shown import (
    answer,
    counts,
    film,
    interval,
    numbers,
    rows,
    shown,
    verdict,
    verdict_table,
    verdicts,
    vote,
)

# %% slideshow={"slide_type": "skip"}
from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.initialisation import deck_networks
from dyingrelu_utils.plots import (
    plot_dose,
    plot_forest,
    plot_raster,
    say,
    show,
    subplots,
    table,
)
from dyingrelu_utils.plots.style import BLACK, DEAD_HATCH, GREY, WHITE
from dyingrelu_utils.theory import collapse_probability
from dyingrelu_utils.training import train

# %% slideshow={"slide_type": "skip"}
# What the notebooks have computed is shown from there; few figures are drawn anew.


def wide(ncols=1, height=4.0, **options):
    """A figure as wide as a slide; the height is in inches."""
    return subplots(ncols, figsize=(9.6, height), **options)


# %% slideshow={"slide_type": "skip"}
ends = {name: row for name, *row in rows("06", '"dead at the end"')[1:]}
same_dead, born_accuracy = ends["13 dead from birth, rate 1"]
killed_dead, killed_accuracy = ends["13 killed by rate 20"]
assert same_dead == killed_dead

# %% [markdown] slideshow={"slide_type": "slide"}
# # Dying ReLU
#
# Some units of a network fall silent and never learn again. Does it matter, and what
# helps?

# %%
say(
    f"> The same {same_dead.replace('/', ' of ')} units dead: one network gets "
    f"**{born_accuracy}** right, the other **{killed_accuracy}**. Why?"
)

# %% [markdown]
# After this talk you can
#
# - say what ReLU does, and what its slope does to learning;
# - tell a dead unit from one that is merely off;
# - say when dead units cost accuracy, and when they do not;
# - choose a remedy by its cause, Leaky ReLU among them.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** A short deck of slides gives the usual answers on dying ReLU. We keep its
# fourteen topics and test what it says. Every number you will see was computed in a
# notebook of this course. Press the down arrow wherever you want to know more.
#
# **Ask.** Who has seen a network stop learning? How did you find out why?
#
# **Likely wrong answer.** "The loss was flat, so units had died." A flat loss has many
# causes; dead units can be counted, and we will count them.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A unit that is off on every sample stops learning

# %%
shown("06", "draw_last_sample(before, after)", caption=False)

# %% [markdown]
# Only active samples can move a unit. Once the hinge has passed the last of them, its
# gradient is zero: the unit is **dead on these data**.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Each unit has a hinge, the line where its sum $z = x \cdot w + b$ is zero. On
# one side it is active, on the other it is off. To be off on some samples is normal. In
# the right picture no sample is left on the active side, so nothing can push it back.
#
# **Ask.** A unit sends 0 for this photograph. Is it dead?
#
# **Likely wrong answer.** "Yes." It is off, on one sample. Dead means off on all of
# them, so always say on which data.
#
# **Minutes:** 1.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## A worker whose sum is never positive is told nothing
#
# A factory hall, and one rule for every worker: *add up what reaches you.*
#
# - Is the sum positive? Pass it on, and be told how to do better.
# - Otherwise send 0, and be told nothing.
#
# ```mermaid
# flowchart LR
#     accTitle: How a unit dies
#     accDescr {
#         Pre-activation not positive on every row of X, so output 0 on every row, so
#         gradient 0, so no learning on these data, so the unit is dead on X.
#     }
#     A["z ≤ 0 on<br/>every row of X"] --> B["ReLU:<br/>output 0"]
#     B --> C["gradient 0"]
#     C --> D["no learning<br/>on these data"]
#     D --> E["unit DEAD<br/>on X"]
# ```
#
# The deck writes "negative input" in the first box. One negative sum does no harm: on a
# typical sample half of the workers send 0. It takes **every** row of $X$.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** This is the picture of the source deck, with its first box corrected. A
# worker who sends 0 for one sample is told more on the next one.
#
# **Ask.** How many samples does it take to keep a worker in touch?
#
# **Likely wrong answer.** "About half of them." A single one is enough.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## The slope of zero cuts the chain

# %%
shown("03", "draw_chain(ax)", caption=False)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Backward, we multiply one slope after the other, from the loss down to the
# weight. The slope of ReLU is one of the factors. If it is 0 the product is 0, whatever
# the others are.
#
# **Ask.** Would a larger learning rate help a dead unit?
#
# **Likely wrong answer.** "Yes, it would give a push." The rate times zero is zero. A
# larger rate is rather how it died.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## The gradient of a dead unit is not small, it is zero
#
# $$\frac{\partial L}{\partial w} = \sum_i \delta_i \, f'(z_i) \, x_i
# \qquad\qquad f'(z) = 0 \;\text{ for }\; z \le 0$$
#
# The deck's network A with one unit shut; the largest gradients that this unit gets:

# %%
shown("03", '"dW1 up to"')

# %% [markdown]
# The slope cuts off the weights and the bias, the output 0 cuts off the weight out of
# the unit. With a leak all three get through, and all three are small.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** dW1 are the weights into the unit, db1 is its bias, dW2 the weight out of it.
# That last one is multiplied by the unit's output, and the output is 0 too.
#
# **Ask.** Which of the three does the slope cut off?
#
# **Likely wrong answer.** "All three." The outgoing weight stands behind the ReLU: it
# is cut off by the output, not by the slope.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Words with one meaning
#
# | word | meaning |
# |---|---|
# | dead on X | $z \le 0$ for every row of X |
# | born dead | dead before the first update |
# | killed, revived | alive, then dead; dead, then alive |
# | stuck negative | the same for Leaky ReLU: it still gets a gradient |
# | collapsed | a whole layer is dead, so the output is constant |
# | covered | a sample on which at least one unit of the layer is active |

# %%
(_, on_X), (_, on_new), (_, on_larger) = rows("07", '"dead on", "units"')[1:]
say(
    f'Why "on X"? One network has **{on_X}** units dead on X, **{on_new}** on 100,000 '
    f"new samples, and **{on_larger}** on inputs 10 times as large."
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The same weights on three sets of inputs, and three different counts. Death
# is a statement about a unit *and* data.
#
# **Ask.** Why can more samples only lower the count?
#
# **Likely wrong answer.** "Because the new samples are different." It is the number of
# them: each further sample is one more chance to be positive. (The new samples here do
# not contain X, so this is no theorem; with X among them it would be.)
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Vote: a big push

# %%
vote("Q3")

# %% slideshow={"slide_type": "fragment"}
answer("Q3")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Read it, think for a minute, vote with a card or with fingers. Then convince
# your neighbour, and vote again. The answer comes with the next key.
#
# **Ask.** Who has changed their mind, and by which argument?
#
# **Likely wrong answer.** A, the push. Let somebody write down rate times gradient.
#
# **Minutes:** 2

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Accuracy is lost where no unit covers a sample

# %%
shown("06", "plot_boundary(ax, network, X_rings", caption=False)

# %%
_, (rate, dead, uncovered, accuracy) = rows("06", '"uncovered samples", "accuracy"')[1:]
dead, uncovered = (text.replace("/", " of ") for text in (dead, uncovered))
say(
    f"Right: {dead} units are dead, {uncovered} samples are covered by none, and "
    f"{accuracy} are right. It is a risk wherever ReLU works: in images, speech, "
    "language, driving."
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Two rings, sixteen hidden units, two learning rates. On the left the boundary
# closes around the inner ring. On the right two hinges are left, and they can only draw
# a strip. The deck warns of wasted computation and reduced accuracy. The waste is
# certain; the accuracy depends on what is still covered.
#
# **Ask.** If 5 % of a layer's units are dead, how much accuracy is lost?
#
# **Likely wrong answer.** "About 5 %." Often nothing at all: the others do the work.
#
# **Minutes:** 1.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Watch units die, update by update

# %%
film("killing")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The killing lab of notebook 06 at a learning rate of 7. Press play, or drag
# the slider. Left, the plane with its hinges; dotted ones belong to dead units. Right,
# a row for each unit, hatched from its death on.
#
# **Ask.** Before you play it: will they die evenly over the updates?
#
# **Likely wrong answer.** "Yes, bit by bit." They go early and several at a time, while
# the steps are wild.
#
# **Minutes:** 1.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## All errors are on samples that no unit covers

# %%
shown("06", '"units that are active on the sample"')

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The deck's network A twice, with the same thirteen units dead. Left they were
# dead from birth, right they were killed by a learning rate of 20. Height is the number
# of units that are active on a sample. In the grey band there is none, so all of these
# samples get one answer, and half of them need the other.
#
# **Ask.** What is the answer of the network on an uncovered sample?
#
# **Likely wrong answer.** "It is undecided." It is what the output's bias says, with
# full confidence, for all of them alike.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## The number of the dead does not tell the errors

# %%
shown("06", 'xlabel="uncovered samples of 1000"')

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Thirty networks, each twice with the same units dead: killed by large steps,
# or dead from birth. Left, over the number of the dead, one number goes with hardly any
# errors and with hundreds. Right, over the uncovered samples, there is a line.
#
# **Ask.** How can an uncovered sample be right?
#
# **Likely wrong answer.** "By luck." Uncovered samples all get one answer, and that is
# right for one of the classes. It takes samples of both classes to lose.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Kill the same units without the large steps

# %%
shown("06", '"uncovered: class 0"')

# %%
alive = ends["all alive at birth, rate 1"][1]
alone = ends["19 dead from birth, rate 1"][1]
say(
    f"All alive, {alive} are right. With 13 dead from birth {born_accuracy}, with 19 "
    f"dead {alone}, and with the 13 killed {killed_accuracy}."
)

# %%
verdict("dead neurons reduce accuracy")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** To show a cause, change it alone. The same thirteen units, shut from birth,
# cost nothing on these data. A single living unit gets nearly all, for one plane is
# enough here. The third row has uncovered samples, but all of one class.
#
# **Ask.** So is it harmless if units die?
#
# **Likely wrong answer.** "Yes." They are wasted, and when large steps kill them, those
# that are left seldom cover the data.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## ReLU sits in most of vision, less often elsewhere
#
# | domain | where a ReLU sits |
# |---|---|
# | Image recognition | convolutional networks with a ReLU after most layers |
# | Speech recognition | deep acoustic models: Leaky ReLU was first proposed for these |
# | Language | the first Transformer's feed-forward layers; BERT and many others use GELU |
# | Autonomous vehicles | object detection in real time; the first YOLO used Leaky ReLU |
#
# A dead unit costs its computation and adds nothing. What it costs in accuracy has to
# be measured.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** These are the four domains of the source deck, with what is used there.
#
# **Ask.** Which activation does the model that you use most have?
#
# **Likely wrong answer.** "ReLU, I suppose." Look it up: in language models it is often
# GELU or a relative.
#
# **Sources.** Maas, Hannun, Ng, 2013 (speech, Leaky ReLU). Vaswani and others:
# Attention is all you need, 2017. Devlin and others: BERT, 2018. Redmon and others: You
# only look once, 2016.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A plane separates the deck's data, no hidden layer needed

# %% tags=["beside"]
shown("01", 'label="x0 + x1 = x2"', caption=False)

# %%
n_samples, n_features, *_ = numbers("01", 'print("X", X.shape')
_, class_0, _, class_1, *_ = numbers("01", '"class 0:"')
plane, *_ = numbers("01", "labels that the plane gets right")
say(
    f"- **{n_samples}** samples, **{n_features}** features around zero\n"
    f"- class 1 where $x_0 + x_1 > x_2$: {class_1} samples, class 0: {class_0}\n"
    f"- this plane gets **{plane}** right\n"
    "- so the labels need no activation at all"
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** NumPy has frozen this old random stream, so these are the same thousand
# samples on every machine. Three features decide the label. Keep in mind that a plane
# is enough: for the remedies we bring a second data set, two half moons.
#
# **Ask.** The deck remarks that features "can be negative!". Is that what kills units?
#
# **Likely wrong answer.** "Yes, ReLU cuts negative numbers off." It cuts negative
# *sums*, not negative features. The slides below this one show what decides.
#
# **Minutes:** 1.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Far from zero units are born dead

# %%
shown("01", "plot_active_fraction(axes", caption=False)

# %%
shift, n_dead, n_always = numbers("01", '"dead,", n_always')
say(
    "1000 units with random weights, no bias, no training. With "
    f"{shift} added to every feature **{n_dead}** are dead, {n_always} are always on."
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Each bar counts units. Around zero every unit is active on about half of the
# samples. Far from zero a unit's weights decide once for all samples.
#
# **Ask.** What share of units dies if the shift grows without end?
#
# **Likely wrong answer.** "All of them." One half: far from zero the sign of the summed
# weights decides, and that is a coin toss.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Hinges go through the origin, the data may not lie there

# %%
shown("01", "draw_clouds(around, away)")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Without a bias every hinge passes through the origin. A cloud around it is
# cut by every hinge, a cloud far away is missed by most.
#
# **Ask.** What becomes of a unit whose hinge misses the cloud?
#
# **Likely wrong answer.** "It is dead." Or it is always on: then it is a straight line
# on these data, and bends nothing either.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## The mean beside the standard deviation decides, not the sign

# %%
shown("01", '"features of both signs"')

# %% [markdown]
# - Features of both signs do not protect: two clouds far from zero kill as well.
# - Positive features do not kill: prices scatter widely beside their mean.
#
# So centre your inputs, and look at mean over standard deviation.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Four made-up data sets, the same random weights. The third column is the mean
# of a feature's cloud in standard deviations. In the second row half of all numbers are
# negative, and units die; in the last row none is, and nobody dies.
#
# **Ask.** Pixels between 0 and 1: will units die?
#
# **Likely wrong answer.** "Yes, they are all positive." It depends on how widely they
# scatter around their mean. Count.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Vote: brightness

# %%
vote("Q5")

# %% slideshow={"slide_type": "fragment"}
answer("Q5")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Vote alone, talk to your neighbour, vote again.
#
# **Ask.** Who can draw the two clouds and the origin?
#
# **Likely wrong answer.** A, that ReLU cuts off what is negative. It cuts off sums.
#
# **Minutes:** 2

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Each cause of death has a remedy of its own
#
# ```mermaid
# flowchart LR
#     accTitle: Causes of death and their remedies
#     accDescr {
#         Steps too large kill units in training: smaller first steps, or clipping.
#         Biases too negative: born dead; start at zero. Inputs off centre: born dead or
#         always on; centre them. Deep and narrow layers: born dead further up; wider
#         layers, or normalisation. If units still die, Leaky ReLU is an insurance.
#     }
#     A["steps too large"] -->|killed in training| F["smaller first steps, clipping"]
#     B["biases too negative"] -->|born dead| G["biases of zero"]
#     C["inputs off centre"] -->|born dead or always on| H["centred inputs"]
#     E["deep and narrow"] -->|born dead further up| I["wider layers, normalisation"]
#     X["units still die"] -.->|insurance| J["Leaky ReLU"]
# ```
#
# **He's initialisation** is not on the right: it keeps the signal's size, and at zero
# bias a scale changes no sign of $z$.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** On the left what kills, on the right what takes this cause away, in the same
# order. The source deck lists Leaky ReLU and He's initialisation as the cures. The
# first is an insurance. The second is worth having, for another reason, and slide 9
# shows which.
#
# **Ask.** Which of these would you try first on a network whose units die in training?
#
# **Likely wrong answer.** "Leaky ReLU." It may help; but if steps that are too large do
# the killing, smaller steps help at least as much. We measure this on slide 12.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Four trees of concepts
#
# ```mermaid
# flowchart TD
#     accTitle: The concepts of this talk
#     accDescr {
#         Activation functions: ReLU and Leaky ReLU. Neural network: forward and
#         backward propagation. The problem: dying ReLU, dead units and uncovered
#         samples. What helps: removing the cause, and Leaky ReLU.
#     }
#     A["Activation<br/>functions"] --> B["ReLU"]
#     A --> C["Leaky<br/>ReLU"]
#     D["Neural<br/>network"] --> E["Forward"]
#     D --> F["Backward"]
#     G["The problem"] --> H["Dead<br/>units"]
#     G --> I["Uncovered<br/>samples"]
#     J["What helps"] --> K["Remove<br/>the cause"]
#     J --> L["Leaky<br/>ReLU"]
# ```
#
# - *Dying* is what happens in training. *Dead units* are what you count, on given data.
# - *Uncovered samples* are what costs accuracy.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The map of the source deck, with uncovered samples added and He's
# initialisation replaced by the removal of the cause.
#
# **Ask.** In which tree would you put the initial biases?
#
# **Likely wrong answer.** "Nowhere, they start at zero." That they start at zero is the
# reason why nothing is born dead here.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Leaky ReLU keeps a slope where ReLU has none

# %%
shown("02", "slope f'(z)", caption=False)

# %% [markdown]
# Left of zero ReLU has slope 0, and Leaky ReLU has slope $\alpha$ (drawn: 0.2, the
# deck's is 0.01). The leak keeps a unit *learning*. It does not keep it *useful*.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Drawn with alpha 0.2, because 0.01 could not be told from zero on this
# screen. Training looks at the right-hand picture. The deck says "dead neurons: yes,
# no". A leaky unit is never cut off, but while it is negative on all samples it is a
# straight line on the data, and it learns at a hundredth of the usual slope.
#
# **Ask.** What is the slope at z = 0 exactly?
#
# **Likely wrong answer.** "One half" or "it is not defined". There is a kink, and any
# value between the slopes can be defended; here it is the one from the left.
#
# **Minutes:** 1.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## More leak, less bend

# %%
film("alpha")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The activation lab of notebook 02, from ReLU on the left end of the slider to
# a straight line on the right. Look at the right-hand panel: what is cut off at 0 comes
# back as a tail.
#
# **Ask.** At which alpha is the network linear?
#
# **Likely wrong answer.** "At 0, there it is simplest." At 1: then f(z) = z, and layers
# of straight lines are a straight line.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Stuck negative is not dead, and not useful either
#
# | | ReLU | Leaky ReLU |
# |---|---|---|
# | Formula | z where z > 0, else 0 | z where z > 0, else αz |
# | as a maximum | max(0, z) | max(αz, z), for 0 ≤ α ≤ 1 only |
# | Negative z | 0 | αz: with α = 0.01 a leak of 1 % |
# | Slope for z ≤ 0 | **0** | **α = 0.01** |
# | z ≤ 0 on all of X? | **dead**: learns nothing | **stuck negative**: learns slowly, and bends nothing |

# %%
verdict("Leaky ReLU: no dead neurons")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** In notebook 05 all twenty units start below zero on every sample. With a leak
# all of them move, and after 200 epochs none is active again.
#
# **Ask.** So is "no dead neurons" true of Leaky ReLU?
#
# **Likely wrong answer.** "Yes, its gradient is never zero." The unit learns, but it
# adds a straight line to the network, and that is of little use.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## max(αz, z) is Leaky ReLU only up to alpha 1

# %% tags=["beside"]
shown("02", "plot_activations(ax, z, curves)")

# %%
verdict("Leaky ReLU is max(αz, z)")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** A formula copied without its range is a bug that waits for somebody's search
# over alpha. The code of this course takes alpha from 0 to 1 and refuses the rest.
#
# **Ask.** What are alpha 0 and alpha 1?
#
# **Likely wrong answer.** "Alpha 1 is the strongest ReLU." At 0 it is ReLU, at 1 a
# straight line: the whole network is then linear.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The deck's nine steps need three corrections
#
# ```mermaid
# flowchart TD
#     accTitle: The nine steps of the experiment, three of them corrected
#     accDescr {
#         1 make the dataset, 2 write ReLU and Leaky ReLU, 3 build the network, 4 train
#         with ReLU for 200 epochs, 5 corrected: train with Leaky ReLU for 200 epochs
#         from the same weights, 6 corrected: count dead units on hidden z, 7 corrected:
#         compare accuracy in pairs, 8 plot the loss curves, 9 write the analysis with
#         its conditions.
#     }
#     subgraph one [" "]
#         direction LR
#         A["1. Make the dataset"]
#         A --> B["2. Write ReLU<br/>and Leaky ReLU"]
#         B --> C["3. Build the<br/>network class"]
#     end
#     subgraph two [" "]
#         direction LR
#         D["4. Train with ReLU,<br/>200 epochs"]
#         D --> E["✎ 5. Leaky ReLU,<br/>SAME weights"]
#         E --> F["✎ 6. Count dead,<br/>on HIDDEN z"]
#     end
#     subgraph three [" "]
#         direction LR
#         G["✎ 7. Compare<br/>in PAIRS"]
#         G --> H["8. Plot the<br/>loss curves"]
#         H --> I["9. Write analysis,<br/>with conditions"]
#     end
#     one --> two --> three
#     classDef mended fill:#12263a,stroke:#12263a,color:#ffffff
#     class E,F,G mended
# ```

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The nine steps of the source deck; the dark ones are corrected. Without the
# first, the comparison is not one of activations. Without the second, the count says
# nothing. Without the third, one lucky draw decides.
#
# **Ask.** Which step would you repeat, and how often?
#
# **Likely wrong answer.** "Train longer." That is no repetition. Draw new weights, and
# train both activations from each draw.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The deck's count is 0, however many units are dead

# %% tags=["show-code"]
def deck_count(network, X):  # looks at the network's OUTPUT
    activations = network.forward(X).T  # a sigmoid: never 0
    return np.sum(np.all(activations == 0, axis=0))

def count_dead(network, X):  # looks at the hidden pre-activations
    z = network.pre_activations(X)[0]  # (1, n_samples, n_units)
    return (z <= 0).all(axis=1).sum()


# %% slideshow={"slide_type": "fragment"}
found = np.array(rows("05", "true_counts, strict=True")[1:], dtype=int).T
n_shut, deck_says, hidden_says = found
fig, ax = wide(height=2.1)
ax.plot(n_shut, hidden_says, "o-", color=BLACK)
ax.plot(n_shut, deck_says, "s--", color=GREY)
ax.text(20.4, hidden_says[-1], "count on hidden z", va="center")
ax.text(20.4, deck_says[-1], "the deck's count", va="center")
ax.set(xlabel="units that are dead", xlim=(-0.5, 25), xticks=n_shut)
ax.set(ylabel="count", ylim=(-2, 22), yticks=n_shut)
show(fig, "The count on hidden z is 0, 10 and 20; the deck's count is 0 each time.")

# %% slideshow={"slide_type": "skip"}
X, y = deck_dataset()  # (1000, 10), (1000,)
A, B = deck_networks()
assert deck_count(A, X) == count_dead(A, X) == 0

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The first function is the source deck's: it asks for zeros in the output of
# the network, and the output is a sigmoid. The second looks at hidden pre-activations,
# unit by unit, over all samples.
#
# **Ask.** In a network with twenty dead units, what does each of them say? (Before the
# table appears.)
#
# **Likely wrong answer.** "Twenty, both." A sigmoid is above 0, short of rounding, so
# the first says 0 of every network. The deck's "0/20" is right all the same, by luck:
# we counted properly and found the same.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## The slope is a factor in the third row
#
# | forward | backward | shape |
# |---|---|---|
# | $p = \sigma(z_2)$, then the loss | $\delta_2 = (p - y) / n$ | samples × 1 |
# | $z_2 = A_1 W_2 + b_2$ | $\partial W_2 = A_1ᵀ \delta_2, \quad \partial A_1 = \delta_2 W_2ᵀ$ | units × 1, samples × units |
# | $A_1 = f(Z_1)$ | $\delta_1 = \partial A_1 \cdot s, \quad s$ the slopes at $Z_1$ | samples × units |
# | $Z_1 = X W_1 + b_1$ | $\partial W_1 = Xᵀ \delta_1$ | features × units |
#
# Read the left column upwards, the right one downwards. Each line has its partner. A
# unit is lost in the third row: there the slopes $s$ are a factor, element by element.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** This is the whole network. Notebook 03 derives each line, and checks each
# gradient by nudging the weights.
#
# **Ask.** In which line can a gradient be lost altogether?
#
# **Likely wrong answer.** "In the sigmoid." That one becomes small, but p − y does not
# vanish where the network is wrong. In the third row the factor can be exactly 0.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Vote: which line counts?

# %%
vote("Q8")

# %% slideshow={"slide_type": "fragment"}
answer("Q8")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Vote alone, talk to your neighbour, vote again.
#
# **Ask.** How would you test a function that counts dead units?
#
# **Likely wrong answer.** "Run it on a trained network." On one whose answer you know:
# make a network that is all dead.
#
# **Minutes:** 2

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The deck's learning rate was never tuned

# %% tags=["beside"]
shown("04", "ax.set_ylim(0, 1)", caption=False)

# %%
defaults = inspect.signature(train).parameters
rate, n_epochs = (defaults[name].default for name in ("learning_rate", "n_epochs"))
n_inputs, n_hidden, n_out = A.sizes
say(
    f"- {n_inputs} inputs, **{n_hidden}** hidden units, {n_out} output\n"
    f"- learning rate **{rate}**, {n_epochs} epochs\n"
    f"- leak alpha {B.activation.alpha}\n"
    "- initial weights: not Xavier's, **He's**\n"
    "- initial biases: **0**"
)

# %% [markdown]
# With the same 200 updates a rate of 1 gets much further.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Four parameters of the source deck, and two that it leaves out: the weights
# are He's, the biases are zero. Keep the zero in mind, it will explain why nothing
# died.
#
# **Ask.** What happens with a rate of 1 instead of 0.01?
#
# **Likely wrong answer.** "It gets unstable." Not yet: up to 1 a larger step is simply
# better here. The killing starts beyond.
#
# **Minutes:** 1.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## The deck's Xavier is He's
#
# | name | standard deviation of a weight |
# |---|---|
# | Glorot, also called Xavier | square root of 2 / (fan-in + fan-out) |
# | LeCun, by fan-in only | square root of 1 / fan-in |
# | He | square root of 2 / fan-in |
#
# Measured on the weights of the deck's network A:

# %%
shown("03", '"deck", "Glorot", "LeCun", "He"')

# %%
verdict("The deck uses Xavier initialization")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The source deck thanks Xavier for the absence of deaths. Its code draws He's
# weights. The larger layer leaves no doubt; in the small one there are only twenty
# numbers, so its deviation scatters.
#
# **Ask.** Would Glorot's weights have let units die?
#
# **Likely wrong answer.** "Yes, they are too small." Neither scale changes a single
# sign of z. See the slides below number 11.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## He's weights keep the size of the signal

# %% tags=["beside"]
shown("03", "plot_layers(ax, measured", caption=False)

# %% [markdown]
# - ReLU halves the mean square of what passes through it.
# - The 2 in He's rule makes up for that, layer after layer.
# - Glorot's weights let the signal shrink. But small is not dead: as many units are
#   active.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** This is what He's initialisation is good for: it keeps the signal's size
# through many layers. That matters for how fast a network learns.
#
# **Ask.** After ten layers with Glorot's weights, are the units dead?
#
# **Likely wrong answer.** "Practically." Their activations are small, but just as many
# are positive as with He's weights.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ReLU won because it had better weights

# %% slideshow={"slide_type": "fragment"} tags=["beside"]
shown("05", "weights {name}, {activation}", caption=False)

# %%
names = iter(("Final loss", "Accuracy", "Dead units"))
results = rows("04", "ours_relu, deck_relu")[1:]
results = [[next(names), relu, leaky] for _, relu, _, leaky, _ in results]
table(["200 epochs", "A, ReLU", "B, Leaky"], *results)

# %% [markdown]
# **Did ReLU win?**

# %% slideshow={"slide_type": "fragment"}
gaps = [row[-1] for row in rows("05", "compare(\"A\", A_relu, A_leaky)")[1:]]
say(
    "The two networks started from different weights. From the *same* ones Leaky ReLU "
    f"has the lower loss: **{gaps[0]}** with A, **{gaps[1]}** with B."
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The table of the source deck, computed anew: every digit comes back, and it
# looks as if ReLU had won by a little. Then show the curves: two activations times two
# sets of weights. The deck shows the first and the last of them. Colour is the weights,
# the dash is the activation.
#
# **Ask.** Did ReLU win? (Before you show the curves.)
#
# **Likely wrong answer.** "Yes, its loss is lower." The table compares two draws of
# weights; the activation's part is about a tenth of the gap, and has the other sign.
#
# **Minutes:** 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Every digit of the deck's table comes back

# %%
shown("04", "ours_relu, deck_relu")

# %%
claims = ["the results table", "Final Loss: ReLU 0.5149, Leaky ReLU 0.5416"]
verdict_table([verdicts()[claim] for claim in claims])

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The columns called deck are copied from the source, the others are ours. The
# table is right to the last digit. What does not hold is what it was taken to show.
#
# **Ask.** Which of its six numbers would you have doubted?
#
# **Likely wrong answer.** "The zero dead units, since the count is broken." Broken it
# is, and right by luck.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## A smooth loss has not converged

# %% tags=["beside"]
shown("04", '"ReLU, A": loss_relu', caption=False)

# %%
found = dict(row[:2] for row in rows("04", "relu, leaky = longer_relu.loss")[1:])
fall = verdicts()["both networks converged smoothly"]
say(
    f"ReLU's loss: {found['loss at epoch 200']} at epoch 200, "
    f"**{found['loss at epoch 2000']}** at epoch 2000.\n\n"
    f'{fall.sign} "{fall.claim}" {fall.result}: {fall.evidence}.'
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** A curve that goes down smoothly has not converged. One that has gone flat may
# have.
#
# **Ask.** How do you see from the curve alone that it has not converged?
#
# **Likely wrong answer.** "You cannot." It is still falling at the right edge.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## In 400 of 400 pairs Leaky ReLU is ahead, by very little

# %%
shown("05", "plot_pairs(left", caption=False)

# %%
lower, of_pairs = numbers("05", "Leaky lower in")
_, lead, low, high = numbers("05", "paired, 95 % interval: {loss_difference")
_, _, spread = rows("05", '"mean loss", "standard deviation"')[1]
times = float(spread) / abs(float(lead))
say(
    f"Lower in **{lower} of {of_pairs}** pairs from the same weights; mean difference "
    f"**{lead}** [{low}, {high}]. Other weights move the loss about "
    f"{times:.0f} times as far."
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Four hundred sets of weights, each trained with both activations. The weights
# spread the loss far more than the activation moves it. Pairing takes that spread out.
#
# **Ask.** In how many of the 400 pairs will Leaky ReLU have the lower loss? (Before you
# show the slide.)
#
# **Likely wrong answer.** "About half." The effect is tiny, but it has the same sign in
# each pair.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Twins show it, strangers do not

# %%
shown("05", 'title="strangers", xlabel="comparison"', caption=False)

# %%
unpaired, paired = numbers("05", '"pairs needed:')
say(
    "Forty comparisons each, Leaky minus ReLU. To see the lead four times in five "
    f"takes about **{unpaired}** runs of each, or **{paired}** pairs of twins."
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Left, strangers: the two runs of a comparison have different weights, as in
# the deck. Their intervals reach far to both sides of zero. Right, twins: the same
# weights. Now the intervals are shorter than their dots.
#
# **Ask.** How many of the forty comparisons of strangers will find the difference?
#
# **Likely wrong answer.** "Most of them." Two find it, and three find the opposite.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## The lead of Leaky ReLU melts away

# %% tags=["beside"]
shown("05", '"epoch, learning rate 0.1"', caption=False)

# %%
ends_of = rows("05", '"Leaky minus ReLU, 95 % interval"]')
say(
    f"At rate {ends_of[3][0]}, after {ends_of[3][1]} epochs, Leaky minus ReLU is "
    f"**{ends_of[3][3]}**: now ReLU is ahead, by next to nothing.\n\n"
    "A sign is not a size, and a lead at one moment is not a lead."
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The same twins, trained further with larger steps. The lead grows for some
# fifty epochs, melts, and turns into its opposite, very slightly.
#
# **Ask.** So which activation is better on these data?
#
# **Likely wrong answer.** "Leaky ReLU, in 400 of 400 pairs." At that rate, after that
# many epochs, by very little.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Vote: the fewest runs

# %%
vote("Q17")

# %% slideshow={"slide_type": "fragment"}
answer("Q17")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Vote alone, talk to your neighbour, vote again.
#
# **Ask.** What is it that pairs take out?
#
# **Likely wrong answer.** C, a dozen new seeds for each. The luck of the weights stays
# in, and it is much larger than the difference.
#
# **Minutes:** 2

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Nothing prevented death: larger steps kill 13 of 20

# %% slideshow={"slide_type": "skip"}
history = train(A, X, y, learning_rate=20, n_epochs=30, record_activity=True)
active = history.active_fraction[0][:, 0]  # (31, 20), row 0: before the first update
assert f"{(active[-1] == 0).sum()}/20" == killed_dead

# %% tags=["beside"]
fig, ax = subplots()
plot_raster(ax, active)
ax.set(ylabel="20 units, by time of death", yticks=[])
show(
    fig,
    "Learning rate 20: thirteen of the twenty units die within the first ten updates, "
    "and none of them comes back.",
)

# %%
nobody = rows("05", '"least active", "most active"')[2][1]
scales = rows("05", '"signs of z change"')[1:]
say(
    f"At the deck's rate **{nobody}** units are dead in 400 networks.\n\n"
    f"With weights {scales[0][0]} to {scales[-1][0]} times as large: none either. So "
    "Xavier prevented nothing."
)

# %% [markdown]
# Only the learning rate is changed here, from 0.01 to 20.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The deck observes that nothing died, and concludes that its initialisation
# prevented it. To test that, take the initialisation away: nothing dies either. Then
# change one number, the learning rate. A row is a unit, a column an update. They die
# early and several at a time, while the steps are wild.
#
# **Ask.** Could the deck's experiment have shown that Leaky ReLU protects?
#
# **Likely wrong answer.** "Yes, no leaky unit died." No ReLU unit did either. There was
# nothing to protect from.
#
# **Minutes:** 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## What the deck observes mostly holds

# %%
claims = [
    "similar performance",
    "no dead neurons",
    "both networks converged smoothly",
    "Xavier initialization prevented dying",
]
verdict_table([verdicts()[claim] for claim in claims])

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The observations of the source deck, sorted by what became of them. Their
# explanation by Xavier does not hold, twice over: it was not Xavier's, and its scale
# prevented nothing.
#
# **Ask.** Which of these four would you have signed before this talk?
#
# **Likely wrong answer.** "All of them." That is what a table does, if nobody asks
# where the runs started.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## What the deck concludes holds with a condition

# %%
claims = [
    "proper init can prevent dying ReLU",
    "Leaky ReLU is insurance with minimal cost",
    "dying ReLU is more common in deep networks",
]
verdict_table([verdicts()[claim] for claim in claims])

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The three insights of the source deck. Each of them is true of something, and
# the last column says of what.
#
# **Ask.** Take one, and say its condition.
#
# **Likely wrong answer.** "Leaky ReLU is insurance, if alpha is small." Near enough;
# better with what it insures against.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## One knob from harmless to deadly

# %%
film("rate")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The training lab of notebook 04 with the deck's network A. The slider is the
# learning rate alone, from 0.01 to 1000. Left the two losses; then a row for each unit,
# hatched where it is dead, or stuck negative for Leaky ReLU.
#
# **Ask.** At which rate does the first unit die? (Before you move the slider.)
#
# **Likely wrong answer.** "At 0.1." It takes 500 times the deck's rate.
#
# **Minutes:** 1.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## At rate 20 Leaky ReLU learns every label

# %%
shown("06", '"ReLU: dead", "accuracy", "Leaky: stuck"')

# %%
_, _, of_relu, _, _, of_leaky = numbers("06", "rate 20, 30 networks")
say(
    "- Up to a rate of 1 a larger step is simply better.\n"
    "- Over 30 networks at rate 20, ReLU gets about "
    f"**{of_relu} %** and Leaky ReLU about **{of_leaky} %**."
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Now units die: most of them, at the largest rate, and the accuracy falls far,
# on labels that a plane separates. Leaky ReLU, from the same weights and with the same
# steps, gets there, with eight of its units stuck.
#
# **Ask.** Why does it matter to look at thirty networks too?
#
# **Likely wrong answer.** "For more digits." One network at one rate may be a lucky
# draw; the mean of thirty is less dramatic than network A.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Every unit was active on about half of the samples

# %%
shown("05", "plot_active_fraction(ax", caption=False)

# %%
chance = rows("05", '"chance that a unit is born dead"')
few = chance[2]
odds = round(1 / float(few[1]), -2)
say(
    "With zero bias and centred inputs each sample is a coin toss. To be born dead is "
    f"to lose all: for {few[0]} samples about 1 in {odds:.0f}, and we have 1000."
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** All units of the four hundred networks, before and after training, between a
# third and two thirds of the samples. Nobody was near the left edge.
#
# **Ask.** What would the picture look like with a bias of −4?
#
# **Likely wrong answer.** "The same, shifted a little." Most units would be active on
# few samples, and more than a third on none.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## The scale has no say, unless there is a bias

# %%
film("scale")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Two passes of one slider. First with zero bias: from a hundredth to a hundred
# times the weights, and no unit is born dead, for $z$ keeps its sign. Then with a bias
# of −3: small weights are all born dead beside it, large ones are not.
#
# **Ask.** Which of the two passes answers "Xavier prevented dying"?
#
# **Likely wrong answer.** "The second." The deck's biases are zero: it is the first.
#
# **Minutes:** 1.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Large steps and negative biases kill

# %%
shown("06", '{"after 200 updates": by_rate}')

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** One run is an anecdote; each point is thirty networks. The curve on the right
# is not fitted: it follows from the normal distribution alone.
#
# **Ask.** Why is the interval taken over networks and not over all 600 units?
#
# **Likely wrong answer.** "More numbers would be better." Units of one network share
# their fate, so they are not 600 independent witnesses.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Inputs off centre kill, the scale alone does not

# %%
shown("06", '"scale of the initial weights"')

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** On the right, the row of squares at zero is the whole answer to
# "initialisation prevented dying". The other curve shows when the scale does matter:
# beside a bias that is not zero.
#
# **Ask.** Of the four knobs, which is flat? (Before you show the slide.)
#
# **Likely wrong answer.** "The shift of the inputs." It is the scale, at zero bias.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## A unit is killed by the samples that it serves

# %% tags=["beside"]
shown("06", '"after it: dead"', caption=False)

# %%
on, _, of_0, wrong, *_ = numbers("06", '" of these wrong:"')
deaths, _, all_wrong, most_wrong = numbers("06", '"all active samples wrong:"')
say(
    f"Update 4 of network A at rate 20. Of the {on} samples on which unit 3 is active, "
    f"**{wrong}** are of class 0 and wrong. They push it down together.\n\n"
    f"Of {deaths} deaths at rate 10, most of these samples were wrong in {most_wrong}."
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Before the update the network says class 1 to nearly everybody. Unit 3 speaks
# for class 1: its outgoing weight is positive. So wrong samples of class 0 push its
# bias down; with a negative outgoing weight those of class 1 would. The samples on
# which it is off only look on.
#
# **Ask.** Which samples push a unit down: those on which it is active, or those on
# which it is off?
#
# **Likely wrong answer.** "Those on which it is off." They have slope 0 and push
# nothing.
#
# **Minutes:** 1.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Deep and narrow networks collapse, width saves them

# %% slideshow={"slide_type": "skip"}
measured = rows("07", "collapse_probability(width, 10)")[1:]
widths = [int(row[0]) for row in measured]
intervals = [interval(row[1]) for row in measured]
line = np.arange(1, 11)
theory = [collapse_probability(int(width), 10) for width in line]

# %% tags=["beside"]
fig, ax = subplots()
plot_dose(ax, widths, {"measured": intervals}, (line, theory))
ax.set(xlabel="units in each of ten layers", ylabel="share of collapsed networks")
ax.set(ylim=(-0.03, 1.03), xticks=line)
show(
    fig,
    "The share of networks in which one sample is stuck falls from nearly all with two "
    "units to few with eight.",
)

# %%
say(
    "He's weights, one sample, untrained. A layer whose units are all off lets nothing "
    f"through.\n\nWith {widths[0]} units in each of ten layers "
    f"**{intervals[0].estimate:.0%}** of the networks are stuck, with {widths[-1]} "
    f"still **{intervals[-1].estimate:.0%}**."
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Five thousand untrained networks for each point. The line is theory, from Lu
# and others, 2020. Notebook 07 has the bounds for inputs on both sides of zero.
#
# **Ask.** Ten layers of two units: what protects better, half the depth or two more
# units of width?
#
# **Likely wrong answer.** "Half the depth." Each further unit halves the chance that a
# layer is off; half the depth only halves the number of layers.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Deeper layers have more units born dead

# %% tags=["beside"]
shown("07", '"share of units born dead"', caption=False)

# %%
*_, n_networks, gain, low, high = numbers("07", "RAI minus He")
tricks = {row[0]: row for row in rows("07", '"trick"')}
say(
    f"- RAI minus He in layer 8, {n_networks} networks: **{gain}** [{low}, {high}]\n"
    f"- Normalisation before each ReLU: **{tricks['normalisation'][2][:5]}** dead\n"
    f"- Residual blocks: {tricks['residual blocks'][2][:5]}"
)

# %% [markdown]
# He and Glorot agree: at zero bias only signs count.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** A deeper layer gets activations, none of them negative: its inputs are off
# centre. PyTorch's default has small weights and random biases, and in deep layers the
# biases rule. RAI makes one number of each unit positive. With a hundred networks its
# gain could not be told from zero; with a thousand it can. A normalised unit cannot be
# dead on the batch it is normalised on.
#
# **Ask.** First layers or last? (Before you show the slide.)
#
# **Likely wrong answer.** "The first, they get the raw data." The raw data are centred;
# the activations are not.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Vote: a wrong factor

# %%
vote("Q6")

# %% slideshow={"slide_type": "fragment"}
answer("Q6")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Vote alone, talk to your neighbour, vote again.
#
# **Ask.** And if each bias started at −0.5?
#
# **Likely wrong answer.** A: small is as good as dead. The sign decides, not the size.
#
# **Minutes:** 2

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Leaky ReLU helps in two troubles of three

# %% slideshow={"slide_type": "skip"}
head, *gains = rows("08", '"gain over ReLU, points", *troubles')
troubles = head[1:]

# %%
fig, axes = wide(3)
for k, (ax, trouble) in enumerate(zip(axes, troubles, strict=True), 1):
    plot_forest(ax, {row[0]: interval(row[k]) for row in gains}, ["cause removed"])
    ax.set(title=trouble, xlabel="points over ReLU", xlim=(-10, 32))
    ax.tick_params(labelleft=ax is axes[0])
show(
    fig,
    "Gain in accuracy over ReLU after equal updates, 95 % intervals over 30 networks: "
    "the square removes the cause.",
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Two half moons, thirty networks from the same seeds, every remedy with the
# same number of updates. A point right of the line gains over ReLU. Where steps are too
# large or biases too negative, a leak of 0.01 gains; with inputs off centre it gains
# nothing. Where the cause can be removed, that gains most or is among the best. Without
# trouble the leak costs at most a tenth of a point.
#
# **Ask.** Is there one remedy that helps in all three cases?
#
# **Likely wrong answer.** "Leaky ReLU." Read its row in the third panel.
#
# **Minutes:** 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Advantages and limitations, with what was measured
#
# | | the deck says | what was measured |
# |---|---|---|
# | ReLU | fast, simple, sparse | half of normally distributed z come out as zeros |
# | | dead neuron risk | yes; it costs accuracy where no unit covers a sample |
# | | ✘ zero-centered output, a limitation | it is *not* centred, and that is the limitation |
# | Leaky | no dead neurons | stuck negative ones, which learn slowly |
# | | extra hyperparameter | the best alpha depends on the trouble |

# %%
claims = ["Leaky ReLU: gradient always flows", "Leaky ReLU is not always better"]
verdict_table([verdicts()[claim] for claim in claims])

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** One entry of the source deck has the wrong sign: "zero-centered output"
# stands among ReLU's limitations. And "gradient always flows" is true of the slope; in
# deep narrow networks what arrives in the first layer is too small to change a number
# in float32.
#
# **Ask.** Is "no upper bound" a limitation of ReLU only?
#
# **Likely wrong answer.** "Yes." Leaky ReLU is the same right of zero.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## What comes out of ReLU is not zero-centred

# %%
shown("02", "plot_histograms(left", caption=False)

# %% [markdown]
# Means away from zero are why deeper layers find their inputs off centre. The leak
# moves the mean only a little way back.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** A normal distribution with mean 0 goes in and comes out with a mean of 0.40.
# The triangle below the axis marks it.
#
# **Ask.** Would subtracting the mean after each ReLU help?
#
# **Likely wrong answer.** "No, ReLU would cut it off." The next ReLU comes after the
# next weights, and these mix both signs. Batch normalisation does something of the
# kind.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## A leak is ahead early on linear labels, later behind

# %% slideshow={"slide_type": "skip"}
leads = [row for row in rows("08", "\"after 300 updates\"")[1:] if row[1] == "0.1"]

# %%
fig, axes = wide(2)
for k, (ax, when) in enumerate(zip(axes, ("20", "300"), strict=True), 2):
    plot_forest(ax, {row[0]: interval(row[k]) for row in leads})
    ax.set(title=f"after {when} updates", xlabel="loss of alpha 0.1 minus ReLU's")
    ax.tick_params(labelleft=ax is axes[0])
show(
    fig,
    "After 20 updates the leak is ahead on the deck's labels, left of the line; after "
    "300 it is behind on all three.",
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Even labels are the same at x and at −x. A leak makes the linear part of a
# unit larger and its even part smaller. The deck's labels are linear, so the leak is
# ahead on them early. On even labels and on the moons it is behind, and later it is
# behind everywhere. The two panels have scales of their own.
#
# **Ask.** For which labels would Leaky ReLU be behind? (Before you show the slide.)
#
# **Likely wrong answer.** "For harder ones." For even ones, such as "is x0 far from
# zero?", however easy they are.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Many stuck units do not come back in a thousand updates

# %%
shown("08", "draw_came_back(left", caption=False)

# %%
came_back = rows("08", '"updates until 3 % are back"')[1:]
back = {alpha: share for rate, alpha, share, *_ in came_back if rate == "1.0"}
say(
    f"Back within 1000 updates at rate 1: **{back['0.01']}** at alpha 0.01, "
    f"**{back['0.1']}** at alpha 0.1. What counts is alpha times rate times updates."
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** All units start stuck, and we follow every one. Left, six settings; right,
# the same six over the product of alpha, rate and updates.
#
# **Ask.** Alpha ten times as large: how many more are back after the same time?
#
# **Likely wrong answer.** "Ten times as many, in the end all." The curves bend, and
# most of them end far below all.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## The best alpha depends on the trouble

# %%
shown("08", '"mean accuracy over the course"')

# %% [markdown]
# - Steps stay too large: a **small** alpha, 0.01 or less.
# - Units are stuck: one nearer **0.1**.
# - Inputs off centre: no alpha helps.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Means over the whole course of training, not at one moment. At rate 40 an
# alpha of 0.1 diverges in most networks.
#
# **Ask.** Which alpha would you take without knowing the trouble?
#
# **Likely wrong answer.** "0.1, it brings units back faster." Where steps are large, it
# is the worst of the four.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Off centre it is the idle hinges that cost accuracy

# %%
shown("08", '"hinge in the data"')

# %% [markdown]
# With inputs off centre, to wake the dead gains nothing: they are always on then, and
# bend nothing. To move the hinges into the data gains ten points. So count the units
# that are **always on** too.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** An intervention again: change one thing and leave the rest. Turned round, the
# dead units are alive, and no better. Moved into the data, they are.
#
# **Ask.** What do dead units and those that are always on have in common?
#
# **Likely wrong answer.** "Nothing, they are opposites." Both are straight lines on the
# data.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Never constant, often nearly so
#
# Twenty layers of three units, untrained. How far does the output move over the data?

# %%
shown("08", '"output moves less than 0.001"', relu="ReLU", leaky_relu="Leaky ReLU")

# %%
verdict("Leaky ReLU is safe for deep nets")

# %% [markdown]
# The leak opens every layer, but through a stuck layer the signal is multiplied by
# alpha, layer after layer.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The leak avoids exact zero. A hundredth of a hundredth of a hundredth is not
# zero either, and no use.
#
# **Ask.** What would help such a network more?
#
# **Likely wrong answer.** "A larger alpha only." Wider layers; the collapse slide
# showed how fast width helps.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Five take-aways, each with its condition
#
# | | |
# |---|---|
# | **1** What does ReLU do? | <span class="fragment">max(0, z): it passes positive z on and sends 0 for the rest. That is normal.</span> |
# | **2** When is a unit dead, and for how long? | <span class="fragment">When z ≤ 0 on *every* row of X. For ever in a *first layer*, on the *same data*, under *plain descent*; else it may come back.</span> |
# | **3** What does Leaky ReLU add? | <span class="fragment">A slope α for z ≤ 0. A stuck unit can come back; many do not.</span> |
# | **4** Is gradient 0 the problem, α the solution? | <span class="fragment">Steps, biases, off-centre inputs and depth do the killing. α ends the silence, not the cause.</span> |
# | **5** Is He's the best start? | <span class="fragment">A good one: it keeps the signal's size. Four rivals of five were behind it.</span> |

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The five take-aways of the source deck, turned into questions. Each answer
# comes with the next key; let the room answer first.
#
# **Ask.** Number 2 is the one to ask in an interview. Which three conditions does a
# good answer name?
#
# **Likely wrong answer.** "Stuck at zero." On which data? In which layer? Under which
# training? These three.
#
# **Minutes:** 1.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Count, find the cause, remove it, then insure
#
# ```mermaid
# flowchart LR
#     accTitle: The quick decision
#     accDescr {
#         Count by layer units that are dead or always on, before and after training.
#         None or few: keep ReLU. Dead only after training: smaller first steps or
#         clipping. Born dead, inputs centred: zero biases. Born dead or always on,
#         inputs off centre: centre them. Born dead in deep narrow layers: more width,
#         or normalisation. If still dying: a leak.
#     }
#     A["Count by layer:<br/>dead, always on,<br/>before and after"]
#     A --> B["none, or few"]
#     A --> C["dead only after"]
#     A --> D["born dead"]
#     A --> E["dead or always on,<br/>mean far from 0"]
#     A --> F["born dead in deep,<br/>narrow layers"]
#     B --> B2["keep ReLU"]
#     C --> C2["smaller first steps, clipping"]
#     D --> D2["zero biases"]
#     E --> E2["centre the inputs"]
#     F --> F2["more width, normalisation"]
# ```
#
# Still dying? A leak of 0.01 where steps may be large, nearer 0.1 where units are
# stuck. "Deep, or in production" is no reason by itself. A count is.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The source deck decides by "standard case" and "deep or production". Decide
# by what you count, by layer, on your own data.
#
# **Ask.** What do you log in your next training run?
#
# **Likely wrong answer.** "The loss." Also the share of units with z ≤ 0 on a whole
# batch of validation data, by layer.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Decay revives only if the bias shrinks faster

# %% tags=["beside"]
shown("07", '"largest z of unit 3"', caption=False)

# %%
decay = {row[0]: row for row in rows("07", "X + 3, decay of")[1:]}


def revived(name):
    *_, killed, back = decay[name]
    return f"{back} of {killed}"


say(
    "Killed units that came back:\n\n"
    f"- decay of weights: {revived('X, decay of weights')}\n"
    f"- decay of both: **{revived('X, decay of both')}**\n"
    f"- decay of biases: **{revived('X, decay of biases')}**"
)

# %% [markdown]
# Libraries decay both alike, and that only rescales a unit. Bias decay must outpace
# weight decay.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** What holds this unit down is its negative bias. Decay of the bias alone lifts
# it until a sample reaches it. With inputs off centre it is the weights that hold a
# unit down, and then decay of the weights is what revives. With Adam the killed units
# of this experiment came back even with both.
#
# **Ask.** Decay of weights, of biases, of both: which brings units back here?
#
# **Likely wrong answer.** "Decay of weights, it pulls everything to zero." It shrinks
# x·w and leaves b, so z goes to b, which is negative.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## "Never recover" holds under three conditions

# %%
shown("07", '"two layers, the first"')

# %%
verdict("dead units never recover")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** First layer, same data, plain descent: the gradient is zero, so nothing
# moves. But the inputs of a *second layer* are activations, and these keep changing;
# *momentum* and *Adam* go on moving a unit that gets no gradient any more.
#
# **Ask.** Why does momentum not bring back those that were born dead?
#
# **Likely wrong answer.** "It is too weak." They never moved, so there is no motion to
# go on with.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## He's start is a good one, not the best

# %% slideshow={"slide_type": "skip"}
names = {
    "glorot x 1": "Glorot",
    "lecun x 1": "LeCun",
    "pytorch x 1": "PyTorch's default",
    "rai x 1": "RAI",
    "he x 2": "He, twice the scale",
}
found = rows("08", "He's minus theirs")[1:]
rivals = {names[name]: interval(gap) for name, gap in found}

# %% tags=["beside"]
fig, ax = subplots()
plot_forest(ax, rivals)
ax.set(xlabel="mean loss over the course, He's minus theirs")
show(
    fig,
    "He's weights have a lower loss than four rivals, left of the line; He's at twice "
    "the scale are ahead of them.",
)

# %%
verdict("He initialization is best for ReLU networks")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Two half moons, ReLU. A good default, and not the best of all. What wins
# depends on data, learning rate and depth.
#
# **Ask.** Best at what?
#
# **Likely wrong answer.** "At everything; it is in the paper's title." The paper says
# that it keeps the signal's variance in deep ReLU networks. That is a different
# statement.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Vote: bringing it back

# %%
vote("Q13")

# %% slideshow={"slide_type": "fragment"}
answer("Q13")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Vote alone, talk to your neighbour, vote again.
#
# **Ask.** What would decay of both alike do?
#
# **Likely wrong answer.** A, decay of the weights. z then goes to b, which is −6.
#
# **Minutes:** 2

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Count first, remove the cause, then insure

# %%
kinds = ["✔ hold", "◐ hold with a condition", "✘ do not hold"]
results = [verdict.sign for verdict in verdicts().values()]
fig, ax = wide(height=2.4)
for place, kind in enumerate(kinds):
    slides = [v.slide for v in verdicts().values() if v.sign == kind[0]]
    hatch = {"✔": "", "◐": "...", "✘": DEAD_HATCH}[kind[0]]
    look = {"color": WHITE, "edgecolor": GREY, "hatch": hatch, "height": 0.8}
    ax.barh([place] * len(slides), 0.9, left=np.arange(len(slides)), **look)
    for left, slide in enumerate(slides):
        box = {"facecolor": WHITE, "edgecolor": "none", "pad": 1.5}
        ax.text(left + 0.45, place, slide, ha="center", va="center", bbox=box)
    kinds[place] = f"{len(slides)} {kind}"
ax.set(yticks=range(3), yticklabels=kinds, ylim=(2.5, -0.5), xticks=[])
ax.spines[:].set_visible(False)
ax.grid(visible=False)
ax.tick_params(left=False, labelsize=13)
show(
    fig,
    f"What became of {len(results)} claims of the deck; the number is the slide that "
    "makes the claim.",
)

# %%
say(
    f"- The deck's experiment could test no insurance: {nobody} units died\n"
    "- Accuracy is lost on samples that no unit covers, not by the number of the dead\n"
    "- **Leaky ReLU keeps a stuck unit learning. Whether that helps depends on why it "
    "is stuck**"
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The key message of the source deck was that a small change brings big safety.
# The change is small, and what it brings depends on the cause. Where to go on: deeper
# networks in notebook 07, other values of alpha and ELU, SELU and SiLU in notebook 08.
#
# **Ask.** What would change your mind about Leaky ReLU?
#
# **Likely wrong answer.** "Nothing, it costs nothing." A measurement on your own task,
# paired, with an interval, in either direction.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
by_sign = {sign: [v for v in verdicts().values() if v.sign == sign] for sign in "✔◐✘"}
assert [len(group) for group in by_sign.values()] == counts()

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## These claims hold

# %%
verdict_table(by_sign["✔"])

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Each verdict was computed by a cell of a notebook, and a test with made-up
# results turns it round.
#
# **Ask.** Which of these surprises you?
#
# **Likely wrong answer.** "None, I knew it." Then ask which number would turn the
# verdict round.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## These hold with a condition: slides 3 to 10

# %%
verdict_table([v for v in by_sign["◐"] if v.slide <= 10])

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Most claims are of this kind. A claim without its condition is advice; with
# it, it is knowledge.
#
# **Ask.** Take one, and say its condition in your own words.
#
# **Likely wrong answer.** "It depends." On what? That is the condition.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## These hold with a condition: slide 11

# %%
verdict_table([v for v in by_sign["◐"] if v.slide == 11])

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The insights of the source deck. Each of them is true of something.
#
# **Ask.** Which of these would you have signed before this talk?
#
# **Likely wrong answer.** "All of them." That is what a short sentence does.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## These hold with a condition: slides 12 and 13

# %%
verdict_table([v for v in by_sign["◐"] if v.slide > 11])

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** What the deck says of Leaky ReLU, of He's weights and of death for ever, with
# what was measured.
#
# **Ask.** Which of the four is closest to holding as it stands?
#
# **Likely wrong answer.** "Gradient always flows." It is never zero, and in most of
# these deep networks it is too small to change a number in float32.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## These do not hold

# %%
verdict_table(by_sign["✘"])

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Three of the five are about what was not looked at: the initialisation in the
# code, the output instead of the hidden layer, the curve beyond its right edge.
#
# **Ask.** Which claim would you test next, and how?
#
# **Likely wrong answer.** "On a larger network, once." On pairs, with an interval,
# however small the network.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Sources
#
# - Maas, Hannun, Ng: Rectifier nonlinearities improve neural network acoustic models,
#   2013
# - Glorot, Bengio: Understanding the difficulty of training deep feedforward neural
#   networks, 2010
# - He, Zhang, Ren, Sun: Delving deep into rectifiers, 2015
# - Ioffe, Szegedy: Batch normalization, 2015
# - Lu, Shin, Su, Karniadakis: Dying ReLU and initialization, 2020 (collapse, RAI)
# - LeCun, Bottou, Orr, Müller: Efficient BackProp, 1998 (centred inputs)
# - Student: The probable error of a mean, 1908; Wilson: Probable inference, 1927

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** All of them are cited in the notebooks, with what was taken from each.
#
# **Ask.** Any questions?
#
# **Likely wrong answer.** Silence. Go back to the slide with the largest doubt, and run
# its cell live.
#
# **Minutes:** 0.5
