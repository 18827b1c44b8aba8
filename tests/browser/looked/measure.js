// Faults that can be measured in a page: () => [{kind, where, text}]. Nothing is changed in it.
() => {
  const found = [];
  const seen = new Set();
  const main = document.querySelector(".stApp");
  const words = (text) => text.replace(/\s+/g, " ").trim().slice(0, 80);
  const say = (kind, element, text) => {
    const line = `${kind}|${place(element)}|${words(text)}`;
    if (!seen.has(line)) found.push({ kind, where: place(element), text: words(text) });
    seen.add(line);
  };
  // the nearest key of our own, else the nearest test id
  function place(element) {
    for (let at = element; at; at = at.parentElement) {
      const key = [...(at.classList ?? [])].find((name) => /^st-key-(?!unseen)/.test(name));
      if (key) return key.slice(7);
      if (at.dataset?.testid === "stHeader") return "header";
    }
    return "page";
  }
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const spoken = (box) => box.width < 3 || box.height < 3; // for screen readers only
  const px = (value) => parseFloat(value) || 0;

  // every line of text of the page: its box and the element it stands in
  const lines = [];
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !shown(element) || element.closest("style, script, canvas, [aria-hidden=true] title")) continue;
    if (element.closest('[data-testid="stIconMaterial"]') || spoken(element.getBoundingClientRect())) continue;
    const { fontSize, fontFamily } = getComputedStyle(element);
    if (fontSize === "0px" || fontFamily.includes("Material Symbols")) continue; // an icon by its name
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    lines.push({ element, boxes, text: node.data, isSvg: !!element.closest("svg") });
  }

  // cut: a line reaches out of a box that hides what does not fit
  for (const { element, boxes, text, isSvg } of lines) {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (isSvg && at instanceof SVGElement && !(at instanceof SVGSVGElement)) continue;
      const style = getComputedStyle(at);
      const room = at.getBoundingClientRect();
      if (spoken(room)) break;
      const hidesX = ["hidden", "clip"].includes(style.overflowX);
      const hidesY = ["hidden", "clip"].includes(style.overflowY);
      const [left, right] = [room.left + px(style.borderLeftWidth), room.right - px(style.borderRightWidth)];
      if (boxes.some((box) => (hidesX && (box.left < left - 1.5 || box.right > right + 1.5))
        || (hidesY && (box.top < room.top - box.height / 2 || box.bottom > room.bottom + box.height / 2)))) {
        say("cut", element, text);
        break;
      }
      if (["auto", "scroll"].includes(style.overflowX) || ["auto", "scroll"].includes(style.overflowY)) break;
    }
  }

  // out: words of a chart beyond its card
  for (const { element, boxes, text, isSvg } of lines) {
    const card = isSvg && element.closest('[class*="st-key-card-"]');
    if (!card || element.closest('[class*="st-key-scroll-"]')) continue;
    const room = card.getBoundingClientRect();
    if (boxes.some((box) => box.left < room.left || box.right > room.right)) say("out", element, text);
  }

  // overprinted: two lines of text on one another
  const all = lines.flatMap(({ element, boxes, text }) => boxes.map((box) => ({ box, element, text })));
  const fixed = (element) => element.closest('header, [data-testid="stHeader"], [data-testid="stTooltipContent"]');
  // slanting words one beside another: the boxes around them cross, the words do not
  const slants = (element) => /rotate\(-?[1-9]/.test(element.closest('[transform*="rotate("]')?.getAttribute("transform") ?? "");
  all.sort((one, two) => one.box.top - two.box.top);
  for (let i = 0; i < all.length; i += 1) {
    for (let j = i + 1; j < all.length && all[j].box.top < all[i].box.bottom; j += 1) {
      const [one, two] = [all[i], all[j]];
      if (one.element === two.element || one.element.contains(two.element) || two.element.contains(one.element)) continue;
      if (!!fixed(one.element) !== !!fixed(two.element)) continue;
      if (slants(one.element) && slants(two.element)) continue;
      const wide = Math.min(one.box.right, two.box.right) - Math.max(one.box.left, two.box.left);
      const high = Math.min(one.box.bottom, two.box.bottom) - Math.max(one.box.top, two.box.top);
      const line = Math.min(one.box.height, two.box.height);
      if (wide > 2 && high > line * 0.35) say("overprinted", one.element, `${words(one.text)} ⟷ ${words(two.text)}`);
    }
  }

  // sideways: what must be pushed aside to be read
  for (const element of [document.scrollingElement, ...main.querySelectorAll("*")]) {
    if (element.scrollWidth <= element.clientWidth + 2 || element.clientWidth < 100) continue;
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
    if ((scrolls || element === document.scrollingElement) && shown(element)) {
      say(element.closest(".stDataFrame, [class*=st-key-scroll-]") ? "table wider than its card" : "sideways", element, `${element.scrollWidth} > ${element.clientWidth}`);
    }
  }

  // faint: letters of a chart on what lies under them (of other text axe tells)
  const light = (rgb) => {
    const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const colour = (text) => (text.match(/[\d.]+/g) ?? []).map(Number);
  const over = (top, share, under) => top.map((c, k) => c * share + under[k] * (1 - share));
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const [r, g, b, a = 1] = colour(getComputedStyle(at).backgroundColor);
      if (a > 0.5) return [r, g, b];
    }
    return [255, 255, 255];
  };
  for (const { element, boxes, text } of lines.filter((line) => line.isSvg)) {
    const svgs = element.closest(".svg-container")?.querySelectorAll(".main-svg path, .main-svg rect") ?? [];
    const letter = element.closest("text");
    const box = boxes[0];
    if (!letter || !box) continue;
    const at = new DOMPoint(box.left + box.width / 2, box.top + box.height / 2);
    const images = [...(element.closest(".svg-container")?.querySelectorAll("image") ?? [])].map((one) => one.getBoundingClientRect());
    if (images.some((one) => at.x > one.left && at.x < one.right && at.y > one.top && at.y < one.bottom)) continue;
    let under = ground(element.closest("svg").parentElement);
    for (const shape of svgs) {
      if (!(shape.compareDocumentPosition(letter) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
      const style = getComputedStyle(shape);
      if (style.fill === "none" || style.display === "none" || shape.closest("defs")) continue;
      const [r, g, b, a = 1] = colour(style.fill);
      const share = a * px(style.fillOpacity) * px(style.opacity);
      const around = shape.getBoundingClientRect();
      if (share < 0.05 || at.x < around.left || at.x > around.right || at.y < around.top || at.y > around.bottom) continue;
      const matrix = shape.getScreenCTM();
      if (matrix && shape.isPointInFill(at.matrixTransform(matrix.inverse()))) under = over([r, g, b], share, under);
    }
    const style = getComputedStyle(element);
    if (style.textShadow !== "none") continue; // a halo sets it off from a map
    const ink = over(colour(style.fill).slice(0, 3), px(style.fillOpacity) * px(style.opacity), under);
    const [dark, bright] = [light(ink), light(under)].sort((one, two) => one - two);
    const ratio = (bright + 0.05) / (dark + 0.05);
    if (Math.round(ratio * 10) / 10 < (/[\p{L}\p{N}]/u.test(text) ? 4.5 : 3)) say("faint", element, `${ratio.toFixed(1)} ${text}`);
  }

  // unnamed: a chart without role, name or description
  for (const chart of main.querySelectorAll(".stPlotlyChart")) {
    const told = chart.matches("[role][aria-label]") ? chart : chart.querySelector("[role][aria-label]");
    if (shown(chart) && !(told?.getAttribute("aria-label") ?? "").trim()) say("unnamed", chart, "chart");
  }

  // English: words of Streamlit's own; of a Vietnamese page only
  if (document.documentElement.lang === "vi") {
    const english = /\b(upload|drag and drop|per file|press enter|choose an? option|page not found|select all|main menu|fullscreen|show\/hide|download as|search|close|open|help|skip to|rerun|settings|running|clear|remove|expand|collapse|more|loading|options?|selected|table|chart|view|the|of|to|for)\b/i;
    const vietnamese = /[^\x00-\x7f]/;
    const named = [...main.querySelectorAll("[aria-label], [title], [placeholder], [alt], [aria-roledescription]")];
    for (const element of named) {
      for (const name of ["aria-label", "title", "placeholder", "alt", "aria-roledescription"]) {
        const text = element.getAttribute(name) ?? "";
        if (english.test(text) && !vietnamese.test(text)) say("English", element, `${name}: ${text}`);
      }
    }
    for (const { element, text } of lines) {
      if (english.test(text) && !vietnamese.test(text)) say("English", element, text);
    }
  }

  return found.concat(window.cutInTables?.() ?? []);
}
