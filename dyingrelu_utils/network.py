"""`Network`: a stack of S networks of the same sizes."""

import numpy as np

from ._validation import check_finite, check_samples, check_shape
from .activations import get_activation
from .backprop import Workspace, cross_entropy, sigmoid, with_bias_input

__all__ = ["Network", "check_network"]


class Network:
    """A stack of S networks of the same sizes; a single network is S = 1.

    Parameters
    ----------
    weights : list of array_like, shape (S, fan_in, fan_out) or (fan_in, fan_out)
        One array per layer, input side first. The last layer has one unit, whose
        sigmoid is the probability of class 1.
    biases : list of array_like, shape (S, fan_out) or (fan_out,)
        One array per layer.
    activation : str or Activation
        Activation of the hidden layers.

    Attributes
    ----------
    parameters : list of ndarray, shape (S, fan_out, fan_in + 1)
        Weights and biases of a layer in one array, the bias in the last column.
    alphas : list of ndarray, shape (S, n_units)
        The alphas that PReLU has learned, one array per hidden layer; else empty.

    Raises
    ------
    ValueError
        If the shapes do not fit each other, or a number is not finite.

    Examples
    --------
    >>> network = Network([[[1.0], [-1.0]], [[2.0]]], [[0.0], [0.0]])
    >>> network
    Network(2 -> 1 -> 1, ReLU, stack of 1)
    >>> network.forward([[3.0, 3.0]])
    array([[0.5]])
    """

    def __init__(self, weights, biases, activation="relu"):
        self.parameters = _parameters(weights, biases)
        self.activation = get_activation(activation)
        self.alphas = self._first_alphas()

    def _first_alphas(self):
        hidden = self.parameters[:-1] if self.activation.learnable else []
        return [np.full_like(p[:, :, 0], self.activation.alpha) for p in hidden]

    def __repr__(self):
        sizes = " -> ".join(str(size) for size in self.sizes)
        return f"Network({sizes}, {self.activation.name}, stack of {len(self)})"

    def __len__(self):
        return len(self.parameters[0])

    @property
    def sizes(self):
        """Tuple of int: number of features, units of each hidden layer, 1."""
        return (self.parameters[0].shape[2] - 1, *(p.shape[1] for p in self.parameters))

    @property
    def weights(self):
        """List of ndarray, shape (S, fan_in, fan_out): views, one per layer."""
        return [p[:, :, :-1].transpose(0, 2, 1) for p in self.parameters]

    @property
    def biases(self):
        """List of ndarray, shape (S, fan_out): views, one per layer."""
        return [p[:, :, -1] for p in self.parameters]

    def with_activation(self, activation):
        """A copy with the same weights and biases and another `activation`."""
        new = self[:]
        new.activation = get_activation(activation)
        new.alphas = new._first_alphas()
        return new

    def __getitem__(self, index):
        """The networks chosen by `index` (int, slice or list of int), as a copy.

        Raises
        ------
        IndexError
            If `index` is none of these, or there is no such network.

        Examples
        --------
        >>> from dyingrelu_utils.initialisation import initialise
        >>> initialise([10, 20, 1], seeds=range(5))[1:3]
        Network(10 -> 20 -> 1, ReLU, stack of 2)
        """
        places = np.arange(len(self))
        if not isinstance(index, slice):
            index = np.asarray(index)
            if index.dtype.kind not in "iu" or index.ndim > 1:
                raise IndexError(f"only int, slice or list of int choose networks, got {index}")
        chosen = np.atleast_1d(places[index])
        if chosen.size == 0:
            raise IndexError(f"{index} chooses none of the {len(self)} networks")
        return self._map(lambda array: array[chosen])

    def view(self, part):
        """The networks of the slice `part`, not as a copy: what changes them changes these."""
        return self._map(lambda array: array[part])

    def _map(self, function):
        new = object.__new__(Network)
        new.activation = self.activation
        new.parameters = [function(p) for p in self.parameters]
        new.alphas = [function(a) for a in self.alphas]
        return new

    def _workspace(self, X, y=None):
        workspace = Workspace(self, len(X))
        workspace.load(with_bias_input(X), y)
        return workspace

    @np.errstate(all="ignore")  # a network that diverged is no error
    def pre_activations(self, X):
        """The pre-activations z of every layer, the output's logit last.

        Parameters
        ----------
        X : array_like, shape (n_samples, n_features)

        Returns
        -------
        list of ndarray, shape (S, n_samples, n_units)

        Raises
        ------
        ValueError
            If `X` has another number of features, is empty or not finite.
        """
        X = check_samples(X, n_features=self.sizes[0])
        workspace = self._workspace(X)
        workspace.forward()
        return [z.transpose(0, 2, 1) for z in workspace.z]

    def forward(self, X):
        """Probability of class 1 for each row of `X`.

        Parameters
        ----------
        X : array_like, shape (n_samples, n_features)

        Returns
        -------
        ndarray, shape (S, n_samples)
        """
        return sigmoid(self.pre_activations(X)[-1][:, :, 0])

    @np.errstate(all="ignore")
    def loss(self, X, y):
        """Mean binary cross-entropy.

        Parameters
        ----------
        X : array_like, shape (n_samples, n_features)
        y : array_like, shape (n_samples,)
            Labels, 0 or 1.

        Returns
        -------
        ndarray, shape (S,)
        """
        X, y = check_samples(X, y, self.sizes[0])
        return cross_entropy(self.pre_activations(X)[-1][:, :, 0], y)

    def accuracy(self, X, y):
        """Share of rows whose label is predicted right: 1 where the probability exceeds 0.5.

        Parameters
        ----------
        X : array_like, shape (n_samples, n_features)
        y : array_like, shape (n_samples,)
            Labels, 0 or 1.

        Returns
        -------
        ndarray, shape (S,)
            In [0, 1]; nan for a network whose output is not a number.
        """
        X, y = check_samples(X, y, self.sizes[0])
        z = self.pre_activations(X)[-1][:, :, 0]
        return np.where(np.isnan(z).any(axis=1), np.nan, ((z > 0) == y).mean(axis=1))

    @np.errstate(all="ignore")
    def gradients(self, X, y):
        """Gradients of the mean cross-entropy, by backpropagation.

        Parameters
        ----------
        X : array_like, shape (n_samples, n_features)
        y : array_like, shape (n_samples,)
            Labels, 0 or 1.

        Returns
        -------
        weights : list of ndarray, shape (S, fan_in, fan_out)
        biases : list of ndarray, shape (S, fan_out)
        """
        X, y = check_samples(X, y, self.sizes[0])
        workspace = self._workspace(X, y)
        workspace.loss_and_correct()
        gradients = workspace.backward()
        weights = [g[:, :, :-1].transpose(0, 2, 1) for g in gradients]
        return weights, [g[:, :, -1] for g in gradients]


def check_network(network):
    """Raise a ValueError unless `network` is a `Network`."""
    if not isinstance(network, Network):
        raise ValueError(f"network must be a Network, got {type(network).__name__}")


def _parameters(weights, biases):
    """Weights and biases of a layer in one array, layer by layer, if all fit each other."""
    if len(weights) != len(biases) or len(weights) < 2:
        raise ValueError(
            "expected weights and biases of the same layers, two or more, "
            f"got {len(weights)} and {len(biases)}"
        )
    parameters, below = [], None  # below: (S, units of the layer below)
    for k, (w, b) in enumerate(zip(weights, biases, strict=True)):
        w = check_finite(f"weights of layer {k}", w, "..., fan_in, fan_out")
        b = check_finite(f"biases of layer {k}", b, "..., fan_out")
        w = w[np.newaxis] if w.ndim == 2 else w
        b = b[np.newaxis] if b.ndim == 1 else b
        n_networks, fan_in = below or w.shape[:2]
        below = n_networks, w.shape[-1]
        check_shape(f"weights of layer {k}", w, (n_networks, fan_in, w.shape[-1]))
        check_shape(f"biases of layer {k}", b, below)
        parameters.append(np.concatenate([w, b[:, np.newaxis]], axis=1).transpose(0, 2, 1).copy())
    if below[1] != 1:
        raise ValueError(f"the last layer must have 1 unit, got {below[1]}")
    return parameters
