// The films: a slider and a button over pictures that are made when the slides are exported.
for (const film of document.querySelectorAll(".film")) {
  const { labels, spoken, pictures } = JSON.parse(film.querySelector("script").textContent);
  const [image, button, slider, status] = ["img", "button", "input", "output"].map((name) =>
    film.querySelector(name)
  );
  let clock = null;
  const show = () => {
    const i = Number(slider.value);
    image.src = pictures[i];
    status.textContent = labels[i];
    slider.setAttribute("aria-valuetext", spoken[i]);
  };
  const stop = () => {
    clearInterval(clock);
    clock = null;
    button.textContent = "▶";
    button.setAttribute("aria-label", "Play");
  };
  const step = () => {
    if (slider.value === slider.max) return stop();
    slider.value = Number(slider.value) + 1;
    show();
  };
  button.addEventListener("click", () => {
    if (clock) return stop();
    if (slider.value === slider.max) slider.value = 0;
    button.textContent = "❚❚";
    button.setAttribute("aria-label", "Pause");
    show();
    clock = setInterval(step, 1000 * Number(film.dataset.seconds));
  });
  slider.addEventListener("input", () => {
    stop();
    show();
  });
  // the slides leave these keys to the film, as long as it has the focus
  film.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.activeElement.blur();
    else if (event.key === "PageDown") Reveal.next();
    else if (event.key === "PageUp") Reveal.prev();
    else return event.stopPropagation();
    event.preventDefault();
    event.stopPropagation();
  });
  Reveal.on("slidechanged", stop);
}
