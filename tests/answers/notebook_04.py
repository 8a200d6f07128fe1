"""Right and wrong answers to the exercises of notebook 04 Training."""

import numpy as np

from dyingrelu_utils.initialisation import deck_networks
from dyingrelu_utils.training import train

ABILITIES = {1: ["4.1", "4.4", "4.7"], 2: ["4.6"], 3: ["4.5"], 4: ["4.2"]}


def descend(network, X, y, rate, n_epochs, slip=None):
    start, network, losses = network, network[:], []
    first = network.gradients(X, y)
    if slip == "fixed rate":
        rate = 0.01
    if slip == "uphill":
        rate = -rate
    for _ in range(n_epochs + {"one more": 1, "one less": -1}.get(slip, 0)):
        losses.append(network.loss(X, y)[0])
        dW, db = first if slip == "first gradients" else network.gradients(X, y)
        for layer in (0, 1):
            if slip == "layer after layer":
                dW, db = network.gradients(X, y)
            if slip not in ("no weights", f"not {layer}"):
                network.weights[layer] -= rate * dW[layer]
            if slip not in ("no biases", f"not {layer}"):
                network.biases[layer] -= rate * db[layer]
        if slip == "loss after":
            losses[-1] = network.loss(X, y)[0]
    if slip == "loss at the end":
        losses.append(network.loss(X, y)[0])
    if slip == "last loss":
        losses = losses[-1:]
    return losses, start if slip == "start" else network


def with_slip(slip):
    return lambda *given: descend(*given, slip=slip)


def trained(slip):
    return lambda *given: descend(*given, slip=slip)[1]


def by_train(network, X, y, rate, n_epochs):
    history = train(network, X, y, rate, n_epochs)
    return history.loss, history.network


def new_arrays(network, X, y, rate, n_epochs):
    network, losses = network.with_activation(network.activation), np.empty(n_epochs)
    for epoch in range(n_epochs):
        losses[epoch] = network.loss(X, y)[0]
        dW, db = network.gradients(X, y)
        for k, parameters in enumerate(network.parameters):
            parameters[:, :, :-1] -= rate * np.swapaxes(dW[k], 1, 2)
            parameters[:, :, -1] = parameters[:, :, -1] - rate * db[k]
    return [losses, network]


def in_place(network, X, y, rate, n_epochs):
    dW, _ = network.gradients(X, y)
    network.weights[0] -= rate * dW[0]
    return [0.5] * n_epochs, network


def fair_gap(start, X, y, first="leaky_relu", second="relu", **how):
    networks = (start.with_activation(first), start.with_activation(second))
    one, other = (train(network, X, y, **how).loss[-1, 0] for network in networks)
    return one - other


def gap_after(start, X, y):
    networks = (start.with_activation(name) for name in ("leaky_relu", "relu"))
    one, other = (train(network, X, y).network.loss(X, y)[0] for network in networks)
    return one - other


def gap_of_accuracies(start, X, y):
    networks = (start.with_activation(name) for name in ("leaky_relu", "relu"))
    one, other = (train(network, X, y).accuracy[-1, 0] for network in networks)
    return one - other


def gap_by_hand(start, X, y):
    networks = (start.with_activation(name) for name in ("leaky_relu", "relu"))
    one, other = (descend(network, X, y, 0.01, 200)[0][-1] for network in networks)
    return one - other


def gap_of_the_deck(start, X, y):
    A, B = deck_networks()
    return train(B, X, y).loss[-1, 0] - train(A, X, y).loss[-1, 0]


def of_the_start(start, X, y):
    """Only one of the two gets the activation that it should have."""
    return (
        train(start.with_activation("leaky_relu"), X, y).loss[-1, 0]
        - (train(start, X, y).loss[-1, 0])
    )


def momentum(network, X, y, rate, n_updates, share, slip=None):
    network = network[:]
    v = [0 * g for part in network.gradients(X, y) for g in part]
    for _ in range(n_updates):
        at = network[:]
        if slip == "ahead":
            for layer in (0, 1):
                at.weights[layer] -= rate * share * v[layer]
                at.biases[layer] -= rate * share * v[2 + layer]
        dW, db = at.gradients(X, y)
        fresh, old = [*dW, *db], v
        factor = (1 - share) if slip == "mean" else 1
        v = [share * a + factor * g for a, g in zip(v, fresh, strict=True)]
        if slip == "forget":
            v = fresh
        step = old if slip == "late" else v
        for layer in (0, 1):
            network.weights[layer] -= rate * step[layer]
            if slip != "no biases":
                network.biases[layer] -= rate * step[2 + layer]
    return network


def momentum_slip(slip):
    return lambda *given: momentum(*given, slip=slip)


def velocity_with_the_rate(network, X, y, rate, n_updates, share):
    network = network[:]
    v = [np.zeros_like(p) for p in network.parameters]
    for _ in range(n_updates):
        dW, db = network.gradients(X, y)
        for k, p in enumerate(network.parameters):
            g = np.concatenate([np.swapaxes(dW[k], 1, 2), db[k][:, :, None]], axis=2)
            v[k] = share * v[k] - rate * g
            p += v[k]
    return network


def by_network(function):
    return lambda *given: (function(*given), None)


RIGHT = {
    "4.1": [
        descend,
        by_train,
        new_arrays,
        lambda *given: (tuple(descend(*given)[0]), descend(*given)[1]),
        lambda *given: ([np.array([loss]) for loss in descend(*given)[0]], descend(*given)[1]),
        lambda *given: (np.array(descend(*given)[0], dtype=np.float32), descend(*given)[1]),
    ],
    "4.2": [
        fair_gap,
        gap_by_hand,
        lambda *given: np.array([fair_gap(*given)]),
        lambda *given: float(fair_gap(*given)),
        lambda *given: np.float32(fair_gap(*given)),
        lambda *given: fair_gap(*given, n_epochs=200, learning_rate=0.01),
    ],
    "4.3": [21, np.int64(21), 21.0, [21], np.array(21)],
    "4.4": [
        trained(None),
        lambda *given: by_train(*given)[1],
        lambda *given: new_arrays(*given)[1],
        lambda *given: momentum(*given, 0.0),
        lambda *given: velocity_with_the_rate(*given, 0.0),
    ],
    "4.5": ["bd", "db", {"b", "d"}, ["d", "b"], "b, d", ("b", "d")],
    "4.6": ["ac", "ca", {"a", "c"}, ["c", "a"], "a, c", ("a", "c")],
    "4.7": [
        momentum,
        velocity_with_the_rate,
        lambda *given: train(*given[:-1], momentum=given[-1]).network,
        lambda *given: momentum(*given)[:],
        lambda *given: velocity_with_the_rate(*given).view(slice(None)),
    ],
    "4.8": [4.7, 4.65, np.float32(4.71), 4.717, [4.7], np.array(4.68)],
}

WRONG = {
    "4.1": [
        (with_slip("loss after"), "the one before its update"),
        (with_slip("loss at the end"), "belongs to no epoch"),
        (with_slip("last loss"), "one for each epoch"),
        (with_slip("uphill"), "The loss climbs"),
        (with_slip("no biases"), "The biases have not moved"),
        (with_slip("no weights"), "The weights have not moved"),
        (with_slip("not 1"), "Only the first layer"),
        (with_slip("not 0"), "Only the last layer"),
        (with_slip("first gradients"), "gradients of the first one"),
        (with_slip("layer after layer"), "after the first layer has moved"),
        (with_slip("fixed rate"), "always 0.01"),
        (with_slip("start"), "has not moved"),
        (with_slip("one less"), "Expected 5 losses"),
        (lambda *given: (by_train(*given)[0], with_slip("one more")(*given)[1]), "6 were made"),
        (lambda *given: ([0.5] * given[-1], descend(*given)[1]), "but the losses are not"),
        (lambda *given: descend(*given)[::-1], "Return two things"),
        (lambda *given: descend(*given)[1], "Return two things"),
        (lambda *given: (descend(*given)[0], None), "Expected a trained network"),
        (in_place, "changes what it is given"),
        (0.5149, "Expected a function"),
    ],
    "4.2": [
        (lambda *given: -fair_gap(*given), "ReLU minus Leaky ReLU"),
        (lambda *given: 0.0, "no gap at all"),
        (lambda *given: fair_gap(*given, "relu", "relu"), "no gap at all"),
        (of_the_start, "no gap at all"),
        (gap_of_the_deck, "weights of `start`"),
        (gap_after, "after the last update"),
        (gap_of_accuracies, "not accuracies"),
        (lambda *given: fair_gap(*given, n_epochs=1), "before training"),
        (lambda *given: fair_gap(*given, n_epochs=100), "Another gap"),
        (lambda *given: fair_gap(*given, learning_rate=0.1), "Another gap"),
        (lambda *given: fair_gap(*given, "elu"), "Another gap"),
        (lambda *given: [1, 2], "Expected a number"),
        (lambda *given: None, "returns nothing"),
        (-0.003, "Expected a function"),
    ],
    "4.3": [(20, "before the first update"), 22, 200, 2000, 0.13, np.inf, 0, -21, 19, "21", None],
    "4.4": [
        (trained("layer after layer"), "after the first layer has moved"),
        (trained("start"), "has not moved"),
        (trained("uphill"), "The loss climbs"),
        (trained("no biases"), "The biases have not moved"),
        (trained("no weights"), "The weights have not moved"),
        (trained("first gradients"), "gradients of the first one"),
        (trained("fixed rate"), "always 0.01"),
        (trained("one more"), "4 were made"),
        (trained("one less"), "2 were made"),
        (lambda *given: momentum(*given, 0.5), "not those of descent"),
        (descend, "Expected a trained network, got tuple"),
        (lambda *given: in_place(*given)[1], "changes what it is given"),
        (3, "Expected a function"),
    ],
    "4.5": [
        ("a", "Divide the loss"),
        ("ab", "Divide the loss"),
        ("abd", "Divide the loss"),
        ("c", "steps are short"),
        ("bcd", "steps are short"),
        ("cd", "steps are short"),
        ("b", "One is missing"),
        ("d", "One is missing"),
        ("abcd", "Divide the loss"),
        (set(), "One is missing"),
        ("e", "Choose from"),
        (2, "Choose from"),
    ],
    "4.6": [
        ("a", "One is missing"),
        ("c", "One is missing"),
        ("b", "which epoch"),
        ("abc", "which epoch"),
        ("ab", "which epoch"),
        ("d", "Does everything"),
        ("ad", "Does everything"),
        ("acd", "Does everything"),
        ("abcd", "which epoch"),
        ([], "One is missing"),
        ("z", "Choose from"),
        (0.13, "Choose from"),
    ],
    "4.7": [
        (momentum_slip("mean"), "running mean"),
        (momentum_slip("late"), "before the new gradient"),
        (momentum_slip("ahead"), "where the velocity leads"),
        (momentum_slip("forget"), "plain descent"),
        (momentum_slip("no biases"), "not those of"),
        (lambda *given: momentum(*given[:-1], 0.9), "always 0.9"),
        (lambda *given: momentum(*given[:-1], 0.0), "plain descent"),
        (lambda *given: momentum(*given[:-1], 1 - given[-1]), "not those of"),
        (lambda network, X, y, rate, n, m: momentum(network, X, y, -rate, n, m), "not those of"),
        (lambda network, *rest: network, "has not moved"),
        (lambda network, X, y, rate, n, m: momentum(network, X, y, rate, n - 1, m), "not those"),
        (by_network(momentum), "Expected a trained network"),
        (lambda *given: None, "returns nothing"),
        (0.9, "Expected a function"),
    ],
    "4.8": [
        (1, "Not the largest"),
        (4, "Not the largest"),
        (4.6, "Not the largest"),
        (4.75, "are dead after five updates"),
        (5, "are dead after five updates"),
        (6, "are dead after five updates"),
        (20, "are dead after five updates"),
        (0, "above 0"),
        (-4.7, "above 0"),
        (1e9, "above 0"),
        (np.inf, "above 0"),
        (np.nan, "Expected a number"),
        ("4.7", "Expected a number"),
    ],
}
