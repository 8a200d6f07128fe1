"""A figure that is drawn once; afterwards only what moves in it is drawn again."""

from io import BytesIO

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.image import imsave

from ..plots.style import StyledFigure, in_course_style

__all__ = ["LabFigure"]


class LabFigure:
    """The picture of a lab: settings in, numbers and moved artists out.

    A subclass draws its `figure` in ``__init__``, names the artists that will be moved with
    `moving`, and has a method ``update(**settings)`` that computes, moves them, and returns
    the main numbers as text. Its `description` says what the picture shows.

    Parameters
    ----------
    width, height : int
        Size of the picture in pixels.

    Notes
    -----
    Axes, ticks and labels take most of the time of a drawing. They are kept as an image and
    drawn anew only when the limits of an axis have changed. See "Faster rendering by using
    blitting" in the documentation of Matplotlib.
    """

    @in_course_style
    def __init__(self, width, height):
        size = (width / 100, height / 100)
        self.figure = StyledFigure(figsize=size, dpi=100, layout="constrained")
        self._canvas = FigureCanvasAgg(self.figure)
        self._moving = []
        self._background = self._limits = None

    def moving(self, *artists):
        """Draw `artists` again for every picture."""
        for artist in artists:
            artist.set_animated(True)
        self._moving += artists

    @staticmethod
    def scale_loss(ax, losses):
        """Let the axis reach the first of 1, 2, 5, 10 above `losses`; beyond, a power of ten."""
        losses = np.asarray(losses)
        top = losses[np.isfinite(losses)].max(initial=0)
        reach = next((end for end in (1, 2, 5, 10) if top <= end), None)
        if reach:
            ax.set(yscale="linear", ylim=(0, reach))
        else:
            power = 3 * np.ceil(np.log10(top) / 3)
            ticks = 10.0 ** (np.arange(4) * power / 3)  # Matplotlib's own would overflow
            ax.set(yscale="log", ylim=(1e-3, min(ticks[-1], 1e307)), yticks=ticks[:3])
            ax.minorticks_off()

    def update(self, **settings):
        """Move the artists to where `settings` puts them; return the main numbers as text."""
        raise NotImplementedError

    @in_course_style
    def png(self):
        """The picture as it is now.

        Returns
        -------
        bytes
            A PNG file.
        """
        axes = self.figure.axes
        limits = [(ax.get_xlim(), ax.get_ylim(), ax.get_yscale()) for ax in axes]
        if limits != self._limits:
            self._canvas.draw()
            self.figure.set_layout_engine("none")  # from now on nothing changes its place
            self._background = self._canvas.copy_from_bbox(self.figure.bbox)
            self._limits = limits
        self._canvas.restore_region(self._background)
        for artist in sorted(self._moving, key=lambda artist: artist.zorder):
            if artist.get_visible():
                self.figure.draw_artist(artist)
        file = BytesIO()
        pixels = np.asarray(self._canvas.buffer_rgba())
        imsave(file, pixels, format="png", pil_kwargs={"compress_level": 1})  # fast, not small
        return file.getvalue()
