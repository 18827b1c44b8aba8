// A word of the glossary has its meaning on it, once on a page, where it first stands in a title or
// caption of a card: on hover, focus or tap. MEANINGS: {language: [[its forms, its meaning]]}.
(() => {
  const HOLDERS = '[class*="st-key-card-"] :is(h2, h3, [data-testid="stCaptionContainer"])';
  const DRAWN = "svg, .js-plotly-plot"; // a chart writes at each move of the pointer
  const OTHER = "a, button, code, svg, dfn, .stMarkdownBadge";
  const language = () => (document.documentElement.lang === "en" ? "en" : "vi");
  const book = Object.fromEntries(Object.entries(MEANINGS).map(([code, words]) => {
    const forms = words.flatMap(([known, meaning], name) => known.map((form) => [form, name, meaning]));
    const longest = [...forms].sort((a, b) => b[0].length - a[0].length).map(([form]) => form);
    const shape = `(?<![\\p{L}\\p{N}])(?:${longest.join("|")})(?![\\p{L}\\p{N}])`;
    return [code, { shape: new RegExp(shape, "giu"), of: new Map(forms.map((form) => [form[0], form])) }];
  }));

  const said = document.createElement("div");
  [said.id, said.role, said.hidden] = ["meaning", "tooltip", true];
  document.body.append(said);

  // React keeps its own text node, shortened; what follows of the text stands beside it. Once React
  // has written or removed its node, what stood beside it goes.
  const parted = new Map();
  const forget = () => {
    for (const [node, { head, beside }] of parted) {
      if (node.isConnected && node.nodeValue === head) continue;
      beside.forEach((one) => one.remove());
      parted.delete(node);
    }
  };
  const part = (node, told) => {
    const { shape, of } = book[language()], whole = node.nodeValue, beside = [];
    let from = 0, head = null;
    for (const found of whole.matchAll(shape)) {
      const [, name, meaning] = of.get(found[0].toLowerCase()) ?? [];
      if (meaning === undefined || told.has(name)) continue;
      told.add(name);
      const before = whole.slice(from, found.index), word = document.createElement("dfn");
      if (head === null) head = before; else beside.push(document.createTextNode(before));
      [word.textContent, word.tabIndex] = [found[0], 0];
      Object.assign(word.dataset, { name, meaning });
      word.setAttribute("aria-describedby", said.id);
      beside.push(word);
      from = found.index + found[0].length;
    }
    if (head === null) return;
    beside.push(document.createTextNode(whole.slice(from)));
    node.nodeValue = head;
    node.after(...beside);
    parted.set(node, { head, beside });
  };
  const mark = () => {
    forget();
    const told = new Set(), besides = new Set();
    for (const { beside } of parted.values()) for (const one of beside) {
      besides.add(one);
      if (one.dataset) told.add(Number(one.dataset.name));
    }
    for (const holder of document.querySelectorAll(HOLDERS)) {
      const walk = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT), texts = [];
      while (walk.nextNode()) texts.push(walk.currentNode);
      for (const text of texts) {
        if (!parted.has(text) && !besides.has(text) && !text.parentElement.closest(OTHER)) part(text, told);
      }
    }
  };
  let waits = 0;
  new MutationObserver((changes) => {
    if (changes.every(({ target }) => (target.closest ? target : target.parentElement)?.closest(DRAWN))) return;
    clearTimeout(waits);
    waits = setTimeout(mark, 150);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });

  let leaves = 0;
  const hide = () => { said.hidden = true; };
  const show = (word) => {
    clearTimeout(leaves);
    said.textContent = word.dataset.meaning;
    said.hidden = false;
    const [at, box] = [word.getBoundingClientRect(), said.getBoundingClientRect()];
    const below = at.bottom + 6, above = at.top - box.height - 6;
    said.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.width - 8))}px`;
    said.style.top = `${below + box.height > innerHeight && above > 0 ? above : below}px`;
  };
  const wordOf = ({ target }) => target.closest?.("dfn[data-meaning]");
  for (const kind of ["pointerover", "focusin", "click"]) {
    document.addEventListener(kind, (event) => {
      const word = wordOf(event);
      if (word) show(word); else if (said.contains(event.target)) clearTimeout(leaves);
    });
  }
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "touch" && (wordOf(event) || said.contains(event.target))) {
      leaves = setTimeout(hide, 250); // time to get to what is shown
    }
  });
  document.addEventListener("focusout", hide);
  document.addEventListener("pointerdown", (event) => {
    if (!wordOf(event) && !said.contains(event.target)) hide();
  });
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape") hide(); });
  document.addEventListener("scroll", hide, { capture: true, passive: true });
})();
