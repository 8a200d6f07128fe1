// What is wrong with the slide in front, as a list of sentences. Run by test_deck.py in a window
// of 1280 x 720, in which a pixel of the deck is a pixel of the screen.
({ smallest, figurePoints, figureDpi }) => {
  const section = Reveal.getCurrentSlide();
  const slide = section.querySelector(".slide");
  const number = slide.querySelector(".number");
  const problems = [];
  const short = (text) => JSON.stringify(text.trim().replace(/\s+/g, " ").slice(0, 40));

  // everything between the margins, nothing cut off
  const style = getComputedStyle(slide);
  const outer = slide.getBoundingClientRect();
  const left = outer.left + parseFloat(style.paddingLeft) - 1;
  const right = outer.right - parseFloat(style.paddingRight) + 1;
  const top = outer.top + parseFloat(style.paddingTop) - 1;
  const bottom = outer.bottom - parseFloat(style.paddingBottom) + 1;
  const inside = (box) =>
    box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;
  if (outer.width !== 1280 || outer.height !== 720)
    problems.push(`the slide is ${outer.width} x ${outer.height} px`);

  const shown = [...slide.querySelectorAll("*")].filter(
    (e) => !e.closest("aside.notes, defs, marker, style, script, title, desc") && e !== number
  );
  const outside = new Set();
  for (const element of shown) {
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    const name = `<${element.localName}> ${short(element.textContent)}`;
    if (!inside(box)) outside.add(element);
    if (!inside(box) && !outside.has(element.parentElement)) {
      const at = [box.left, box.top, box.right, box.bottom].map(Math.round);
      problems.push(`${name} lies at ${at.join(", ")}: outside the margins`);
    }
    // a formula's own boxes are a little smaller than its ink
    if (!element.closest("svg, math") && element.scrollWidth > element.clientWidth + 1 && element.clientWidth)
      problems.push(`${name} is ${element.scrollWidth} px wide in ${element.clientWidth} px`);
  }
  const blocks = [...slide.children].filter((e) => e.matches(":not(aside, .number)"));
  blocks.map((e) => e.getBoundingClientRect()).reduce((above, box, i) => {
    if (above && box.top < above.bottom - 1) problems.push(`${short(blocks[i].textContent)} overlaps what is above`);
    return box;
  }, null);

  // pictures: there, described, and with letters that can be read
  for (const image of slide.querySelectorAll("img")) {
    if (!image.naturalWidth) problems.push("an image does not load");
    if (!image.alt.trim()) problems.push("an <img> without alternative text");
    const scale = Math.min(image.clientWidth / image.naturalWidth, image.clientHeight / image.naturalHeight);
    const letters = (figurePoints / 72) * (Number(image.dataset.dpi) || figureDpi) * scale;
    if (letters < smallest) problems.push(`the letters of a figure are ${letters.toFixed(1)} px: enlarge it`);
  }
  for (const svg of slide.querySelectorAll("svg")) {
    const ids = (svg.getAttribute("aria-labelledby") || "").split(/\s+/);
    const label = svg.getAttribute("aria-label") || ids.map((id) => document.getElementById(id)?.textContent).join("");
    if (svg.getAttribute("role") !== "img" || !label.trim()) problems.push("an <svg> without alternative text");
  }

  // letters: large enough, and dark enough on what lies under them
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (color, under) => [0, 1, 2].map((i) => color[i] * color[3] + under[i] * (1 - color[3]));
  const luminance = (color) => {
    const [r, g, b] = color.slice(0, 3).map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    if (!element) return [255, 255, 255];
    const node = element.matches("g.node, g.edgeLabel, g.cluster") && element.querySelector("rect, polygon, path, circle");
    const color = rgba(node ? getComputedStyle(node).fill : getComputedStyle(element).backgroundColor);
    return color[3] === 1 ? color : over(color, ground(element.parentElement));
  };
  const texts = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const element = text.parentElement;
    if (!text.data.trim() || element.closest("aside.notes, style, script, title, desc, annotation")) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
      problems.push(`${short(text.data)} cannot be seen`);
      continue;
    }
    const style = getComputedStyle(element);
    const matrix = element.ownerSVGElement ? element.getScreenCTM() : { a: Reveal.getScale() };
    const size = parseFloat(style.fontSize) * matrix.a;
    if (size < smallest - 0.01) problems.push(`${short(text.data)} is ${size.toFixed(1)} px high`);
    let opacity = 1;
    for (let e = element; e; e = e.parentElement) opacity *= Number(getComputedStyle(e).opacity);
    const color = rgba(element.ownerSVGElement ? style.fill : style.color);
    color[3] *= opacity;
    const under = ground(element);
    const [dark, light] = [luminance(over(color, under)), luminance(under)].sort((a, b) => a - b);
    const contrast = (light + 0.05) / (dark + 0.05);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (contrast < (large ? 3 : 4.5)) problems.push(`${short(text.data)} has a contrast of ${contrast.toFixed(2)}`);
  }

  // a heading, notes for the speaker, and its number
  const { h, v } = Reveal.getIndices(section);
  if (!slide.querySelector("h1, h2")) problems.push("no heading");
  if (!section.querySelector("aside.notes")?.textContent.trim()) problems.push("no notes");
  if (number?.textContent !== `${h + 1}.${v + 1}`) problems.push(`it says ${number?.textContent}, but is ${h + 1}.${v + 1}`);
  return [...new Set(problems)].map((problem) => `slide ${h + 1}.${v + 1}: ${problem}`);
};
