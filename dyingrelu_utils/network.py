"""`Network`: a stack of S networks of the same sizes."""

import numpy as np

from ._validation import check_samples
from .activations import get_activation
from .backprop import Pass, cross_entropy, sigmoid, with_ones

__all__ = ["Network"]


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
        weights = [np.array(w, dtype=float, ndmin=3) for w in weights]
        biases = [np.array(b, dtype=float, ndmin=2) for b in biases]
        if len(weights) != len(biases) or len(weights) < 2:
            raise ValueError(
                "expected weights and biases of the same layers, two or more, "
                f"got {len(weights)} and {len(biases)}"
            )
        n_networks, fan_in, _ = weights[0].shape
        for k, (w, b) in enumerate(zip(weights, biases, strict=True)):
            if w.ndim != 3 or w.shape[:2] != (n_networks, fan_in) or w.size == 0:
                raise ValueError(
                    f"weights of layer {k} must have shape ({n_networks}, {fan_in}, fan_out), "
                    f"got {w.shape}"
                )
            fan_in = w.shape[2]
            if b.shape != (n_networks, fan_in):
                raise ValueError(
                    f"biases of layer {k} must have shape ({n_networks}, {fan_in}), got {b.shape}"
                )
            if not (np.isfinite(w).all() and np.isfinite(b).all()):
                raise ValueError(f"weights and biases must be finite, got nan or inf in layer {k}")
        if fan_in != 1:
            raise ValueError(f"the last layer must have 1 unit, got {fan_in}")
        self.activation = get_activation(activation)
        self.parameters = [
            np.concatenate([w, b[:, None, :]], axis=1).transpose(0, 2, 1).copy()
            for w, b in zip(weights, biases, strict=True)
        ]
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

    def astype(self, dtype):
        """A copy that computes, and is trained, in `dtype`: float32 or float64.

        Raises
        ------
        ValueError
            If it is another one.

        Examples
        --------
        >>> network = Network([[[1.0], [-1.0]], [[2.0]]], [[0.0], [0.0]])
        >>> network.astype(np.float32).forward([[3.0, 3.0]])
        array([[0.5]], dtype=float32)
        """
        if dtype not in (np.float32, np.float64, "float32", "float64"):
            raise ValueError(f"dtype must be float32 or float64, got {dtype!r}")
        return self._map(lambda array: array.astype(dtype))

    def __getitem__(self, index):
        """The networks chosen by `index` (int, slice or list of int), as a copy.

        Examples
        --------
        >>> from dyingrelu_utils.initialisation import initialise
        >>> initialise([10, 20, 1], seeds=range(5))[1:3]
        Network(10 -> 20 -> 1, ReLU, stack of 2)
        """
        chosen = np.atleast_1d(np.arange(len(self))[index])
        return self._map(lambda array: array[chosen])

    def _map(self, function):
        new = object.__new__(Network)
        new.activation = self.activation
        new.parameters = [function(p) for p in self.parameters]
        new.alphas = [function(s) for s in self.alphas]
        return new

    def _pass(self, X, y=None):
        new = Pass(self.parameters, self.alphas, self.activation, len(X))
        new.load(with_ones(X, self.parameters[0].dtype), y)
        return new

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
        pass_ = self._pass(X)
        pass_.forward()
        return [z.transpose(0, 2, 1) for z in pass_.z]

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
        pass_ = self._pass(X, y)
        pass_.score()
        gradients = pass_.backward()
        return [g[:, :, :-1].transpose(0, 2, 1) for g in gradients], [
            g[:, :, -1] for g in gradients
        ]
