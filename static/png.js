// Draws a figure off-screen with its title, measure and source, and hands it over as a PNG.
const WIDE = 1600, HIGH = 900, EDGE = 20, HEADER = 70;
const FAMILY = "Be Vietnam Pro";
const SUBSETS = ["latin", "vietnamese", "latin-ext"], WEIGHTS = [400, 600, 700];
const at = (path) => new URL(path, document.baseURI).href;
let script, fonts;

// The charts of the page have usually brought Plotly along; else it comes from our own server.
function plotly() {
  if (window.Plotly) return Promise.resolve(window.Plotly);
  script ??= new Promise((done, failed) => {
    const tag = document.createElement("script");
    tag.src = at("plotly/plotly.min.js");
    tag.onload = () => done(window.Plotly);
    tag.onerror = () => { script = undefined; failed(new Error(tag.src)); };
    document.head.append(tag);
  });
  return script;
}

// A picture cannot see the fonts of the page, so they travel inside it.
function fontRules() {
  const rule = async (subset, weight) => {
    const file = at(`app/static/fonts/be-vietnam-pro-${subset}-${weight}-normal.woff2`);
    const bytes = new Uint8Array(await (await fetch(file)).arrayBuffer());
    const text = btoa(bytes.reduce((all, byte) => all + String.fromCharCode(byte), ""));
    return `@font-face{font-family:figure-${subset};font-weight:${weight};`
      + `src:url(data:font/woff2;base64,${text})}`;
  };
  fonts ??= Promise.all(SUBSETS.flatMap((s) => WEIGHTS.map((w) => rule(s, w))));
  return fonts;
}

function wrapped(pen, text, font, width) {
  pen.font = font;
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function laidOut(pen, data, plot, width) {
  const part = (text, weight, size, color) => text.split("\n").flatMap((line) =>
    wrapped(pen, line, `${weight} ${size}px "${FAMILY}"`, width - 2 * EDGE)).filter(Boolean)
    .map((line) => ({ line, weight, size, color, step: size * 1.35 }));
  const head = [...part(data.title, 600, 20, data.ink), ...part(data.subtitle, 400, 14, data.ink_2)];
  const foot = [...part(data.source, 400, 12, data.ink_2), ...part(data.sample, 600, 13, data.warn)];
  const tall = (lines) => lines.reduce((sum, { step }) => sum + step, EDGE * 1.2);
  return { head, foot, top: tall(head), bottom: tall(foot), need: tall(head) + plot + tall(foot) };
}

function written(pen, lines, top) {
  for (const { line, weight, size, color, step } of lines) {
    pen.font = `${weight} ${size}px "${FAMILY}"`;
    pen.fillStyle = color;
    top += step;
    pen.fillText(line, EDGE, top - size * 0.35);
  }
}

// A picture is decoded before its fonts are: it is ready once it has stopped changing.
async function still(image, width, height) {
  const proof = document.createElement("canvas");
  [proof.width, proof.height] = [width, height];
  for (let before, turn = 0; turn < 15; turn += 1) {
    await new Promise((later) => setTimeout(later, 200));
    const pen = proof.getContext("2d");
    pen.clearRect(0, 0, width, height);
    pen.drawImage(image, 0, 0, width, height);
    const now = proof.toDataURL();
    if (now === before) return;
    before = now;
  }
}

async function picture(Plotly, figure, width, height) {
  const stage = document.createElement("div");
  stage.style.cssText = `position:fixed;left:-9999px;top:0;width:${width}px;height:${height}px`;
  document.body.append(stage);
  try {
    const layout = { ...figure.layout, width, height, title: undefined, autosize: false };
    const margin = figure.layout.margin;
    layout.margin = { ...margin, l: margin.l + 12, r: margin.r + 12, t: margin.t - HEADER + 8 };
    await Plotly.newPlot(stage, figure.data, layout, { staticPlot: true, topojsonURL: "/geo/topo/" });
    const shape = { format: "svg", width, height, imageDataOnly: true };
    const names = SUBSETS.map((subset) => `figure-${subset}`).join(", ");
    const svg = (await Plotly.toImage(stage, shape))
      .replace(new RegExp(`(&quot;|["'])?${FAMILY}\\1`, "g"), names)
      .replace(/<svg [^>]*>/, (tag) => `${tag}<style>${rules.join("")}</style>`);
    const image = new Image(width, height);
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    await image.decode();
    await still(image, width, height);
    return image;
  } finally {
    Plotly.purge(stage);
    stage.remove();
  }
}
let rules = [];

async function save(data) {
  const figure = JSON.parse(data.figure), said = data.title + data.subtitle + data.source;
  const [Plotly] = await Promise.all([plotly(), ...[400, 600].map((weight) =>
    document.fonts.load(`${weight} 14px "${FAMILY}"`, said))]);
  rules = await fontRules();
  const canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
  const plot = figure.layout.height - HEADER, least = figure.layout.meta?.min_width ?? 0;
  let scale = Math.min(1.75, WIDE / Math.max(least, 1));
  let page = laidOut(pen, data, plot, WIDE / scale);
  scale = Math.max(1, Math.min(scale, HIGH / page.need));
  page = laidOut(pen, data, plot, WIDE / scale);
  const width = WIDE / scale, height = Math.max(HIGH / scale, page.need);
  [canvas.width, canvas.height] = [WIDE, Math.round(height * scale)];
  pen.scale(scale, scale);
  pen.fillStyle = data.paper;
  pen.fillRect(0, 0, width, height);
  const rest = height - page.top - page.bottom;
  pen.drawImage(await picture(Plotly, figure, width, rest), 0, page.top, width, rest);
  written(pen, page.head, EDGE * 0.8);
  written(pen, page.foot, height - page.bottom);
  const file = await new Promise((done) => canvas.toBlob(done, "image/png"));
  const link = document.createElement("a");
  [link.href, link.download] = [URL.createObjectURL(file), data.file];
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const say = (words) => { button.querySelector("span").textContent = words; };
  say(data.label);
  button.title = data.help;
  button.onclick = async () => {
    button.disabled = true;
    try { await save(data); say(data.label); }
    catch (fault) { console.warn(fault); say(data.failed); }
    finally { button.disabled = false; }
  };
}
