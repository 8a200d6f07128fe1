# %% [markdown]
# # 09 New data: solutions
#
# Here are worked answers to the exercises of [09 New data](../09_new_data.ipynb). For
# each we give the answer, the reason, and the wrong answers that come up most.

# %%
import numpy as np

from dyingrelu_utils.exercises import answer

# %% [markdown]
# **9.1** Re-initialise dead units, and no others.
#
# Incoming weights have a column for each unit and outgoing ones a row, so `is_dead`
# needs a new axis there. `np.where` makes new arrays, and what was given stays as it
# is. A dead unit put out zero, and a new one whose outgoing weights are zero adds
# nothing either, so the answers do not change. But its outgoing weights have a
# gradient, since its activation is not zero, and so it can learn.


# %%
def renew_dead(w_in, b, w_out, is_dead, rng):
    drawn = rng.normal(0, np.sqrt(2 / len(w_in)), w_in.shape)
    new_in = np.where(is_dead, drawn, w_in)
    new_out = np.where(is_dead[:, None], 0, w_out)
    return new_in, np.where(is_dead, 0, b), new_out


answer("9.1", renew_dead)

# %% [markdown]
# *Likely wrong:* to draw the outgoing weights as well, so that the answers jump. To set
# everything to zero: then neither side has a gradient, and the unit stays as it is for
# ever. And to change what was given.


# %%
def draws_both(w_in, b, w_out, is_dead, rng):
    new_in, new_b, _ = renew_dead(w_in, b, w_out, is_dead, rng)
    drawn = rng.normal(0, 1, w_out.shape)
    return new_in, new_b, np.where(is_dead[:, None], drawn, w_out)


answer("9.1", draws_both)


# %%
def all_zero(w_in, b, w_out, is_dead, rng):
    return w_in * ~is_dead, b * ~is_dead, w_out * ~is_dead[:, None]


answer("9.1", all_zero)


# %%
def in_place(w_in, b, w_out, is_dead, rng):
    w_in[:, is_dead] = rng.normal(0, np.sqrt(2 / len(w_in)), (len(w_in), is_dead.sum()))
    b[is_dead], w_out[is_dead] = 0, 0
    return w_in, b, w_out


answer("9.1", in_place)

# %% [markdown]
# **9.2** Results b and d: each changes the dead units and nothing else. In d the units
# also get small weights, but b leaves these as they are. Results a and e only tell us
# that two things move together, and in c a smaller rate changes every step of every
# weight, so that much else may be the reason.

# %%
answer("9.2", "bd")

# %%
for wrong in ("abd", "bcd", "b", "e"):
    answer("9.2", wrong)

# %% [markdown]
# **9.3** Let the share $s$ be stuck. In a task $k\,(1 - s)$ get stuck and $r\,s$ come
# back. Where both are equal, $s = k / (k + r)$.


# %%
def long_run_share(k, r):
    return k / (k + r)


answer("9.3", long_run_share)

# %% [markdown]
# *Likely wrong:* $k / r$, the number of the stuck for each active unit; and $r / (k +
# r)$, the share of the active.


# %%
def for_each_active(k, r):
    return k / r


answer("9.3", for_each_active)


# %%
def share_active(k, r):
    return r / (k + r)


answer("9.3", share_active)
