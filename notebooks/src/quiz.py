# %% [markdown]
# # Quiz
#
# | Minutes | You need |
# |---|---|
# | 25 | notebooks 01 to 08; questions 1 to 9, 11 and 17 to 20 need 01 to 06 only |
#
# Why do ReLU units die? Here are situations, each with four answers. One is right, and
# each of the others is what many people think. There is nothing to be remembered by
# heart: think of the unit, and of the samples on which it is active.
#
# Replace the dots by a letter, such as `"A"`, and run the cell. A wrong answer hears
# why it is wrong, and where the course shows it. Your score judges the course rather
# than you.

# %%
from dyingrelu_utils.exercises import answer

# %% [markdown]
# **Q1. Off, or dead?** A layer has 100 ReLU units. For one photograph, 62 of them put
# out zero. This photograph belongs to your collection. What follows about the number of
# units that are dead on the collection?
#
# - **A)** It is 62: a unit that puts out zero gets no gradient.
# - **B)** It is at least 12: in a healthy layer half are zero, and these are 12 too
#   many.
# - **C)** It is at most 62, and may well be 0.
# - **D)** Nothing: a unit that is dead on the collection may still answer to this
#   photograph.

# %%
choice = ...  # "A", "B", "C" or "D"
answer("Q1", choice)

# %% [markdown]
# **Q2. Fewer rows, more rows.** A unit is dead on a set of 1000 rows. You look at it
# again, first on 100 of these rows, then on all 1000 together with 9000 new ones. Its
# weights have not changed. What can come out?
#
# - **A)** Dead both times: death sits in the weights, and these are the same.
# - **B)** Dead on the 100 for certain; on the 10,000 it may be alive.
# - **C)** Alive on the 100, perhaps; dead on the 10,000 for certain, as there are more
#   chances to be off.
# - **D)** Either, both times: it depends on which rows chance has drawn.

# %%
choice = ...  # "A", "B", "C" or "D"
answer("Q2", choice)

# %% [markdown]
# **Q3. A big push.** A unit of the first hidden layer is dead on the training set.
# Training is full-batch gradient descent, without momentum and without decay. For one
# update somebody makes the learning rate 1000 times as large. What happens to this
# unit?
#
# - **A)** It jumps, and may land where some rows are active again.
# - **B)** Only its bias moves, for the bias is not multiplied by an input.
# - **C)** Only its outgoing weight moves, for that stands behind the ReLU.
# - **D)** Nothing: neither its weights, nor its bias, nor its outgoing weight.

# %%
choice = ...  # "A", "B", "C" or "D"
answer("Q3", choice)

# %% [markdown]
# **Q4. Who did it?** In a classifier of animals, one ReLU unit is active on the
# pictures of cats and on no others. A single large full-batch step kills it. Which
# pictures moved its weights and its bias in that step?
#
# - **A)** The cats only.
# - **B)** The others only: they kept it off, and pushed it further down.
# - **C)** All alike: a full-batch gradient is a mean over all pictures.
# - **D)** None: a unit slides off once its gradient is too small to hold it.

# %%
choice = ...  # "A", "B", "C" or "D"
answer("Q4", choice)

# %% [markdown]
# **Q5. Brightness.** The features of data set P are the brightnesses of pixels, between
# 0 and 1. Data set Q is P with the mean of each feature subtracted, so that about half
# of its numbers are negative. The same random weights, zero biases, no training. In the
# first ReLU layer there are
#
# - **A)** more dead units on Q, for ReLU cuts off what is negative.
# - **B)** more dead units on P, whose rows all lie to one side of the origin.
# - **C)** as many on P as on Q, for subtracting a constant does not change how rows
#   differ.
# - **D)** none on either, for with zero biases no unit is born dead.

# %%
choice = ...  # "A", "B", "C" or "D"
answer("Q5", choice)

# %% [markdown]
# **Q6. A wrong factor.** Centred inputs, zero biases, He's random weights. By mistake
# all weights of the first layer come out 1000 times too small. Compared with the right
# ones, the number of units born dead in this layer is
#
# - **A)** larger, for the activations are practically zero.
# - **B)** larger, for only the right variance keeps units alive.
# - **C)** the same, for no pre-activation changes its sign.
# - **D)** smaller, for small pre-activations cannot lie far below zero.

# %%
choice = ...  # "A", "B", "C" or "D"
answer("Q6", choice)

# %% [markdown]
# **Q7. A wrong factor beside a bias.** The same network, but each bias of the first
# layer starts at −0.5. The weights come out 10 times too small. Compared with the right
# ones, the number of units born dead is
#
# - **A)** the same, for the scale of the weights does not matter for death.
# - **B)** smaller, for all pre-activations have moved towards zero.
# - **C)** unknown before training, for units die in updates.
# - **D)** larger, for the weighted sums shrink and the bias does not.

# %%
choice = ...  # "A", "B", "C" or "D"
answer("Q7", choice)

# %% [markdown]
# **Q8. Which line counts?** `z` holds the pre-activations of a hidden layer, a row for
# each sample and a column for each unit; `a = f(z)`; `p` is the network's output after
# a sigmoid. Which line counts the units that are never active, be f ReLU or Leaky ReLU?
#
# - **A)** `(a == 0).all(axis=0).sum()`
# - **B)** `(z <= 0).all(axis=0).sum()`
# - **C)** `((z <= 0).mean(axis=0) > 0.5).sum()`
# - **D)** `(p == 0).all(axis=0).sum()`

# %%
choice = ...  # "A", "B", "C" or "D"
answer("Q8", choice)

# %% [markdown]
# **Q9. Below zero, with a leak.** A Leaky ReLU unit, slope 0.01 on the left, has z
# below 0 on every row of the training set. Which is true of it on this set?
#
# - **A)** It learns, at a hundredth of the usual slope, and acts as a straight line.
# - **B)** It learns like every other unit, for its gradient always flows.
# - **C)** It does not learn: below zero no gradient comes through.
# - **D)** It cannot exist: the leak keeps units from getting there.

# %%
choice = ...  # "A", "B", "C" or "D"
answer("Q9", choice)

# %% [markdown]
# **Q10. Another activation.** Your inputs are far from centred, and many units of the
# first layer are born dead. A colleague replaces ReLU by Leaky ReLU with slope 0.01 and
# changes nothing else. What do you expect in the first few hundred updates?
#
# - **A)** All is well: no unit is dead any more, and all of them learn as they should.
# - **B)** Little changes: those units are stuck negative now, and learn slowly.
# - **C)** Nothing changes at all: units without activity get no gradient.
# - **D)** It gets worse: negative outputs eat up the positive ones.

# %%
choice = ...  # "A", "B", "C" or "D"
answer("Q10", choice)

# %% [markdown]
# **Q11. Cutting them out.** Of 20 hidden ReLU units, 5 are dead on the test set. You
# remove these 5, with their outgoing weights, and measure the accuracy on the test set
# again. It
#
# - **A)** is exactly what it was.
# - **B)** falls by a few points, for a dead unit still passes its bias on.
# - **C)** falls by about a quarter, as a quarter of the units has gone.
# - **D)** rises, for dead units hold the others back.

# %%
choice = ...  # "A", "B", "C" or "D"
answer("Q11", choice)

# %% [markdown]
# **Q12. One layer up.** Plain full-batch gradient descent on the same data throughout.
# After update 50 a unit of the *second* hidden layer is dead on the training set. Can
# it be alive after update 100?
#
# - **A)** No: it gets no gradient, so its pre-activations stay as they are.
# - **B)** Yes: from above, gradient still reaches it.
# - **C)** Yes: the first layer goes on learning, and so its inputs change.
# - **D)** No: it also keeps all units below it from learning.

# %%
choice = ...  # "A", "B", "C" or "D"
answer("Q12", choice)

# %% [markdown]
# **Q13. Bringing it back.** A unit of the first layer is dead on the training set, its
# bias is −6. Data and plain gradient descent stay as they are. Which *one* of these can
# bring it back?
#
# - **A)** decay of the weights
# - **B)** decay of the biases
# - **C)** a ten times larger learning rate
# - **D)** ten times as many updates

# %%
choice = ...  # "A", "B", "C" or "D"
answer("Q13", choice)

# %% [markdown]
# **Q14. Momentum.** Training has momentum 0.9. The last update has put a first-layer
# unit below zero on every row, so that its gradient is now exactly zero. In the next
# update its weights and bias
#
# - **A)** go on in the direction of the last steps, a little slower, and may take it
#   back or further off.
# - **B)** stay where they are, for the learning rate times zero is zero.
# - **C)** turn round to where the unit was alive, for momentum remembers.
# - **D)** shrink a little towards zero, for momentum makes things decay.

# %%
choice = ...  # "A", "B", "C" or "D"
answer("Q14", choice)

# %% [markdown]
# **Q15. Which one collapses?** Four untrained ReLU networks with He's weights and zero
# biases get one input. In which is it most likely that some hidden layer is off as a
# whole, so that nothing gets through?
#
# - **A)** 20 hidden layers of 50 units, the deepest
# - **B)** 1 hidden layer of 1000 units, with the most units to lose
# - **C)** 3 hidden layers of 2 units
# - **D)** all alike, for He's weights keep the signal alive

# %%
choice = ...  # "A", "B", "C" or "D"
answer("Q15", choice)

# %% [markdown]
# **Q16. Where in the stack?** Centred inputs, zero biases, eight hidden layers of ten
# ReLU units, before training. Where are units dead on the data?
#
# - **A)** Mostly in the first layer, which gets the raw data.
# - **B)** In all layers alike, for their weights are drawn alike.
# - **C)** In none, for zero biases and He's weights prevent it.
# - **D)** Not in the first, and the further up the more: activations are never
#   negative.

# %%
choice = ...  # "A", "B", "C" or "D"
answer("Q16", choice)

# %% [markdown]
# **Q17. The fewest runs.** One run of your network with ReLU ends at a loss of 0.410,
# one with Leaky ReLU, from another seed, at 0.395. What tells you with the fewest
# further runs whether the leak lowers the loss?
#
# - **A)** None is needed: 0.395 is below 0.410.
# - **B)** The same two runs again, ten times as long.
# - **C)** A dozen new seeds for each of the two, and the difference of the two means.
# - **D)** A dozen new seeds, each run with both from the same weights, and the mean
#   difference with its interval.

# %%
choice = ...  # "A", "B", "C" or "D"
answer("Q17", choice)

# %% [markdown]
# **Q18. Nothing happened.** A report: "We used He's initialisation. None of 20 ReLU
# units died and none of 20 Leaky ReLU units got stuck. So the initialisation prevented
# dying, and the leak was not needed." Which of the two conclusions does the experiment
# support?
#
# - **A)** Neither: perhaps nothing would have died in any case.
# - **B)** The first only: with He's weights nothing died.
# - **C)** The second only: without a leak it went just as well.
# - **D)** Both: twenty units each are enough to see it.

# %%
choice = ...  # "A", "B", "C" or "D"
answer("Q18", choice)

# %% [markdown]
# **Q19. The mean of the outputs.** Pre-activations have a normal distribution with
# mean 0. They go through (i) ReLU, (ii) Leaky ReLU with slope 0.01. The mean of the
# outputs is
#
# - **A)** zero for both, as the distribution has its middle at 0.
# - **B)** positive for (i), and zero for (ii), which lets negative values through.
# - **C)** clearly positive for both.
# - **D)** zero for (i), where half of the outputs are 0, and negative for (ii).

# %%
choice = ...  # "A", "B", "C" or "D"
answer("Q19", choice)

# %% [markdown]
# **Q20. The slope from the output.** A program computes ReLU's slope in the backward
# pass from the unit's *output* `a`, as `a >= 0`. What do you see in training?
#
# - **A)** An error message: the sign of z is lost in `a`.
# - **B)** The right training, but for rows where z is exactly 0, and there the slope is
#   a convention.
# - **C)** Units that all look dead, since the slope comes out as 0.
# - **D)** Training that runs, with gradients from rows on which units are off.

# %%
choice = ...  # "A", "B", "C" or "D"
answer("Q20", choice)

# %% [markdown]
# ## Six more
#
# They are a little harder, and go into corners of the course.

# %% [markdown]
# **R1. Is there anybody out there?** A unit of the first hidden layer has w = (0.5, −2)
# and b = −30, and is dead on all your data. Is there any input that would switch it on?
#
# - **A)** No: a bias of −30 outweighs every input.
# - **B)** No: a dead unit lets nothing through.
# - **C)** Only after its weights have been trained again.
# - **D)** Yes: any input far enough in the direction of w.

# %%
choice = ...  # "A", "B", "C" or "D"
answer("R1", choice)

# %% [markdown]
# **R2. Twenty of twenty, and nan.** After a run with a huge learning rate the loss is
# nan. `(~(z > 0).any(axis=0)).sum()` gives 20 of 20. What has happened?
#
# - **A)** All units have died, and a network without units has a loss of nan.
# - **B)** The numbers have overflowed; nan is not above 0, so this line calls nan dead.
# - **C)** All units have died; nan is how NumPy prints a constant output.
# - **D)** The loss is at fault; the count is right, as nan is nothing.

# %%
choice = ...  # "A", "B", "C" or "D"
answer("R2", choice)

# %% [markdown]
# **R3. A flat line.** Your loss has stood at 0.693 since the third epoch. What is the
# best next step?
#
# - **A)** Change to Leaky ReLU: the units have died.
# - **B)** Stop: training has converged.
# - **C)** Count the units with z ≤ 0 on all rows, layer by layer, and look at the
#   outputs.
# - **D)** Make the learning rate larger.

# %%
choice = ...  # "A", "B", "C" or "D"
answer("R3", choice)

# %% [markdown]
# **R4. Four hundred of four hundred.** From the same weights, Leaky ReLU had the lower
# loss in each of 400 pairs on the deck's data. For which labels would you expect it to
# be behind?
#
# - **A)** For labels with noise.
# - **B)** For labels that are the same at x and at −x.
# - **C)** For none: 400 of 400 is as good as a proof.
# - **D)** For more classes or more features.

# %%
choice = ...  # "A", "B", "C" or "D"
answer("R4", choice)

# %% [markdown]
# **R5. Further and further.** All ten features are shifted by a constant c; random
# weights, zero biases. As c grows without end, the share of units born dead goes to
#
# - **A)** one: in the end all of them die.
# - **B)** zero: positive inputs keep ReLU on.
# - **C)** one half: the sign of a unit's summed weights decides for all rows at once.
# - **D)** what it was at c = 0: a shift is taken up by the bias.

# %%
choice = ...  # "A", "B", "C" or "D"
answer("R5", choice)

# %% [markdown]
# **R6. A search over alpha.** Somebody writes Leaky ReLU as max(αz, z) and lets a
# program search α from 0.001 to 10. What does the program compare when it tries α =
# 1.5?
#
# - **A)** a stronger leak: slope 1.5 on the left, 1 on the right
# - **B)** a straight line, as for every α from 1 up
# - **C)** an error: max needs α below 1
# - **D)** slope 1.5 on the right and 1 on the left

# %%
choice = ...  # "A", "B", "C" or "D"
answer("R6", choice)
