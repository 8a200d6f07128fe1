"""The deck's job in PyTorch and JAX, written the way their users would for speed.

Each function takes a stack of networks (`Network`), the data and a number of epochs, and
returns a function without arguments that trains from the start and returns the last losses.
"""

import importlib.util
from functools import partial
from itertools import pairwise

import numpy as np

LEARNING_RATE = 0.01


def installed(name):
    return importlib.util.find_spec(name) is not None


def torch_eager(network, X, y, n_epochs):
    """One network: nn.Sequential, SGD, BCEWithLogitsLoss."""
    import torch

    torch.set_num_threads(1)
    dtype = torch.from_numpy(network.parameters[0]).dtype
    X, y = torch.tensor(X, dtype=dtype), torch.tensor(y[:, None], dtype=dtype)

    def run():
        layers = [torch.nn.Linear(a, b, dtype=dtype) for a, b in pairwise(network.sizes)]
        with torch.no_grad():
            for layer, w, b in zip(layers, network.weights, network.biases, strict=True):
                layer.weight.copy_(torch.tensor(w[0].T.copy()))
                layer.bias.copy_(torch.tensor(b[0].copy()))
        model = torch.nn.Sequential(layers[0], torch.nn.ReLU(), layers[1])
        optimizer = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE)
        loss_function = torch.nn.BCEWithLogitsLoss()
        losses = []
        for _ in range(n_epochs):
            optimizer.zero_grad()
            loss = loss_function(model(X), y)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        return np.array(losses[-1:])

    return run


def torch_batched(network, X, y, n_epochs):
    """A stack: baddbmm and autograd."""
    import torch

    torch.set_num_threads(1)
    dtype = torch.from_numpy(network.parameters[0]).dtype
    n_networks = len(network)
    X = torch.tensor(X, dtype=dtype).expand(n_networks, -1, -1)
    y = torch.tensor(y[:, None], dtype=dtype).expand(n_networks, -1, -1)
    loss_function = torch.nn.BCEWithLogitsLoss(reduction="none")

    def run():
        (w1, w2), (b1, b2) = network.weights, network.biases
        start = (w1, b1[:, None], w2, b2[:, None])
        W1, B1, W2, B2 = (torch.tensor(p.copy(), requires_grad=True) for p in start)
        optimizer = torch.optim.SGD([W1, B1, W2, B2], lr=LEARNING_RATE)
        for _ in range(n_epochs):
            optimizer.zero_grad()
            z = torch.baddbmm(B2, torch.relu(torch.baddbmm(B1, X, W1)), W2)
            losses = loss_function(z, y).mean(dim=(1, 2))
            losses.sum().backward()
            optimizer.step()
        return losses.detach().numpy()

    return run


def _jax_loss(logits, y):
    import jax

    return (jax.nn.softplus(logits) - y * logits).mean()


def _samples_first(p, X, y):
    import jax

    return _jax_loss(jax.nn.relu(X @ p["w1"] + p["b1"]) @ p["w2"][:, 0] + p["b2"][0], y)


def _units_first(p, X, y):
    import jax

    hidden = jax.nn.relu(p["w1"].T @ X.T + p["b1"][:, None])
    return _jax_loss(p["w2"][:, 0] @ hidden + p["b2"][0], y)


def jax_scan(network, X, y, n_epochs, units_first):
    """One jitted lax.scan; vmap over the stack. Compiled before it is timed."""
    import jax

    jax.config.update("jax_enable_x64", True)
    dtype = network.parameters[0].dtype
    X, y = jax.numpy.asarray(X, dtype), jax.numpy.asarray(y, dtype)
    (w1, w2), (b1, b2) = network.weights, network.biases
    start = {"w1": w1, "b1": b1, "w2": w2, "b2": b2}
    start = {name: jax.numpy.asarray(np.ascontiguousarray(p)) for name, p in start.items()}
    step_loss = jax.value_and_grad(_units_first if units_first else _samples_first)

    def one(p):
        def step(p, _):
            loss, gradient = step_loss(p, X, y)
            return jax.tree.map(lambda a, g: a - LEARNING_RATE * g, p, gradient), loss

        return jax.lax.scan(step, p, length=n_epochs)[1]

    if len(network) == 1:
        start = {name: p[0] for name, p in start.items()}
        compiled = jax.jit(one)
    else:
        compiled = jax.jit(jax.vmap(one))
    return lambda: np.atleast_1d(np.asarray(compiled(start))[..., -1])


jax_units_first = partial(jax_scan, units_first=True)
jax_samples_first = partial(jax_scan, units_first=False)
