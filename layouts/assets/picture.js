// A chart as a picture: the server sends its figure, bright and wide, with all that stands around
// it; here they become one SVG, and of it a PNG. No figures and no words stand here.
(() => {
  document.documentElement.classList.add("draws");
  const FINE = 2; // pixels of a PNG for each of the figure's
  const EDGE = 24;
  const FACE = "Manrope, system-ui, sans-serif";
  const FONT = "/fonts/manrope.ttf";
  const SVG = "http://www.w3.org/2000/svg";
  const MAP_TALLEST = 620;

  const drawn = (name, attributes = {}, children = []) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  // Words are measured by the font they are drawn in, so none is cut.
  const brush = document.createElement("canvas").getContext("2d");
  const wide = (words, size, weight) => {
    brush.font = `${weight} ${size}px ${FACE}`;
    return brush.measureText(words).width;
  };
  const wrapped = (words, size, weight, most) => {
    const lines = [];
    let line = "";
    const fits = (more) => wide(more, size, weight) <= most;
    for (const word of words.split(/(?<=[ &])/)) {
      if (line && !fits((line + word).trimEnd())) {
        lines.push(line);
        line = "";
      }
      line += word;
      while (!fits(line.trimEnd())) {
        let cut = line.length - 1;
        while (cut > 1 && !fits(line.slice(0, cut))) cut -= 1;
        lines.push(line.slice(0, cut));
        line = line.slice(cut);
      }
    }
    return [...lines, line].map((one) => one.trimEnd()).filter((one) => one);
  };

  // One sheet grows downwards: text, the figure, its key, what to know, whose figures they are.
  const sheet = (ask) => {
    const INSIDE = ask.width - 2 * EDGE;
    const body = drawn("g");
    let at = EDGE;
    const skip = (height) => (at += height);
    const text = (words, x, y, { size = 13, weight = 400, colour = ask.colours.ink_2, anchor = "start" }) =>
      body.append(
        drawn("text", { x, y, fill: colour, "font-size": size, "font-weight": weight, "text-anchor": anchor }, [words]),
      );
    const say = (words, style) => {
      const { size = 13, weight = 400 } = style;
      for (const line of wrapped(words, size, weight, INSIDE)) {
        skip(Math.round(size * 1.4));
        text(line, EDGE, at - Math.round(size * 0.35), style);
      }
    };
    const room = (label) => Math.max(...label.lines.map((line, row) => wide(line, 13, row ? 400 : 700)));
    // Labels that would touch stand below each other, whole.
    const over = (labels) => {
      if (!labels.length) return;
      const places = labels.map((label) => Math.min(label.at * INSIDE, INSIDE - room(label)) + EDGE);
      const free = labels.every((label, index) => index + 1 === labels.length || places[index] + room(label) + 3 < places[index + 1]);
      if (!free) {
        labels.forEach((label) => say(label.lines.join(" · "), { colour: label.colour, weight: 600 }));
        skip(6);
        return;
      }
      labels.forEach((label, index) =>
        label.lines.forEach((line, row) =>
          text(line, places[index], at + 16 + row * 18, { weight: row ? 400 : 700, colour: row ? ask.colours.ink_2 : label.colour }),
        ),
      );
      skip(Math.max(...labels.map((label) => label.lines.length)) * 18 + 8);
    };
    const under = (labels) => {
      for (const label of labels) {
        const half = room(label) / 2;
        const x = Math.min(Math.max(label.at * INSIDE, half), INSIDE - half) + EDGE;
        label.lines.forEach((line, row) => {
          skip(18);
          text(line, x, at - 4, { weight: row ? 400 : 700, colour: label.colour, anchor: "middle" });
        });
      }
    };
    const swatch = (x, y, width, height, fill) => {
      const pattern = { hatched: "hatched", dotted: "dotted", crossed: "crossed" }[fill];
      const looks = { whole: ["#FBEEE4", ask.colours.gap], above: [ask.colours.ink_3, ask.colours.ink] }[fill];
      const [inside, edge] = looks ?? [pattern ? `url(#picture-${pattern})` : fill, ask.colours.hatch];
      body.append(drawn("rect", { x, y, width, height, rx: 2, fill: inside, stroke: edge }));
    };
    const strip = (classes) => {
      if (!classes.length) return;
      const each = Math.min(96, INSIDE / classes.length);
      classes.forEach((one, index) => {
        swatch(EDGE + index * each, at + 8, each - 2, 10, one.fill);
        text(one.words, EDGE + index * each, at + 34, { size: 12 });
      });
      skip(40);
    };
    const states = (every) => {
      let x = EDGE;
      if (every.length) skip(22);
      for (const one of every) {
        const width = 30 + wide(one.words, 12, 400) + 18;
        if (x > EDGE && x + width > ask.width - EDGE) {
          x = EDGE;
          skip(20);
        }
        swatch(x, at - 13, 18, 11, one.fill);
        text(one.words, x + 26, at - 3, { size: 12 });
        x += width;
      }
    };
    const put = (figure, height) => {
      figure.setAttribute("x", EDGE);
      figure.setAttribute("y", at);
      body.append(figure);
      skip(height);
    };
    const rule = () => {
      skip(14);
      body.append(drawn("path", { d: `M${EDGE},${at}H${ask.width - EDGE}`, stroke: ask.colours.line, fill: "none" }));
      skip(4);
    };
    return { body, say, over, under, strip, states, put, rule, skip, height: () => at + EDGE - 6 };
  };

  // Places of a map without a figure, and its names: on the page the style sheet draws them.
  const MISSING = { "rgb(201, 209, 209)": "hatched", "rgb(92, 108, 117)": "dotted", "rgb(66, 83, 93)": "crossed" };
  const mended = (figure, colours) => {
    for (const land of figure.querySelectorAll(".choroplethlocation")) {
      const pattern = MISSING[land.style.fill || land.getAttribute("fill")];
      if (pattern) land.style.fill = `url(#picture-${pattern})`;
    }
    for (const name of figure.querySelectorAll(".scattergeo text")) {
      const halo = { "paint-order": "stroke", stroke: colours.card, "stroke-width": "3px", "stroke-linejoin": "round" };
      for (const [key, value] of Object.entries(halo)) name.style.setProperty(key, value);
    }
    figure.removeAttribute("style");
    return figure;
  };
  const patterns = (colours) => {
    const tile = { width: 6, height: 6, patternUnits: "userSpaceOnUse" };
    const ground = () => drawn("rect", { width: 6, height: 6, fill: colours.card });
    const lines = (d) => drawn("path", { d, stroke: colours.hatch, fill: "none" });
    return [
      drawn("pattern", { id: "picture-hatched", ...tile }, [ground(), lines("M-1 1l2-2M0 6l6-6M5 7l2-2")]),
      drawn("pattern", { id: "picture-dotted", ...tile }, [ground(), drawn("circle", { cx: 3, cy: 3, r: 1.1, fill: colours.ink_3 })]),
      drawn("pattern", { id: "picture-crossed", ...tile }, [ground(), lines("M0 0l6 6M0 6l6-6")]),
    ];
  };

  const parsed = (words) => {
    const root = new DOMParser().parseFromString(words, "image/svg+xml").documentElement;
    if (root.localName !== "svg") throw new TypeError("no picture");
    return document.importNode(root, true);
  };
  // Bars keep their height; a map is as tall as its piece of the earth, which lies on the equator.
  const tall = ({ geo, height }, width) => {
    if (!geo) return height;
    const [across, down] = [geo.lonaxis, geo.lataxis].map(({ range: [from, to] }) => to - from);
    return Math.min(MAP_TALLEST, Math.round((width * down) / across));
  };
  const charted = async ({ figure, width: whole }) => {
    const width = whole - 2 * EDGE;
    const height = tall(figure.layout, width);
    const layout = { ...figure.layout, width, height, autosize: false };
    const asked = { format: "svg", width, height, imageDataOnly: true };
    return [parsed(await Plotly.toImage({ data: figure.data, layout }, asked)), height];
  };
  const face = async () => {
    const bytes = await (await fetch(FONT)).arrayBuffer();
    const read = new FileReader();
    const done = new Promise((kept) => (read.onload = () => kept(read.result)));
    read.readAsDataURL(new Blob([bytes], { type: "font/ttf" }));
    return `@font-face{font-family:Manrope;font-weight:200 800;src:url(${await done})}`;
  };
  const composed = async (ask) => {
    await Promise.all([400, 600, 700].map((weight) => document.fonts.load(`${weight} 13px Manrope`)));
    const { colours } = ask;
    const [figure, height] = await charted(ask);
    const page = sheet(ask);
    page.say(ask.heading, { size: 21, weight: 700, colour: colours.ink });
    if (ask.about) page.say(ask.about, { size: 13 });
    page.skip(14);
    page.over(ask.over);
    page.put(mended(figure, colours), height);
    page.under(ask.under);
    page.strip(ask.strip);
    page.states(ask.states);
    page.skip(8);
    ask.notes.forEach((note) => page.say(note, { size: 12 }));
    page.rule();
    const link = new URL(ask.link, location.origin).href;
    for (const line of [ask.sources, ask.facts, link]) page.say(line, { size: 11, colour: colours.ink_3 });
    const about = `${ask.about} ${ask.sources}. ${ask.facts}. ${link}`;
    const [width, all] = [ask.width, page.height()];
    const size = { width, height: all, viewBox: `0 0 ${width} ${all}` };
    return drawn("svg", { ...size, role: "img", lang: ask.language, "font-family": FACE }, [
      drawn("title", {}, [ask.heading]),
      drawn("desc", {}, [about]),
      drawn("style", {}, [await face()]),
      drawn("defs", {}, patterns(colours)),
      drawn("rect", { width, height: all, fill: colours.card }),
      page.body,
    ]);
  };
  const written = (picture) => {
    const words = new XMLSerializer().serializeToString(picture);
    return new Blob([words], { type: "image/svg+xml" });
  };
  const painted = async (picture) => {
    const address = URL.createObjectURL(written(picture));
    try {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = picture.width.baseVal.value * FINE;
      canvas.height = picture.height.baseVal.value * FINE;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      return await new Promise((kept) => canvas.toBlob(kept, "image/png"));
    } finally {
      URL.revokeObjectURL(address);
    }
  };

  const save = (blob, name) => {
    const address = URL.createObjectURL(blob);
    Object.assign(document.createElement("a"), { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  };
  const say = (words) => {
    const place = document.querySelector(".notice.said");
    if (place) place.textContent = words;
  };
  const take = async (button) => {
    if (button.ariaDisabled === "true") return;
    button.ariaDisabled = "true";
    say(button.dataset.making);
    try {
      const answer = await fetch(button.dataset.drawn);
      if (!answer.ok) throw new TypeError(`no figure: ${answer.status}`);
      const ask = await answer.json();
      const picture = await composed(ask);
      const form = button.dataset.picture;
      const file = form === "svg" ? written(picture) : await painted(picture);
      if (!file) throw new TypeError("no picture");
      save(file, `${ask.name}.${form}`);
      say(button.dataset.kept);
    } catch {
      say(button.dataset.failed);
    } finally {
      button.ariaDisabled = "false";
      setTimeout(() => say(""), 4000);
    }
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-picture]");
    if (button) take(button);
  });
})();
