// Says Streamlit's own words in the language of the page. TOLD: [[English, Vietnamese, and where
// ours is another than Streamlit's, the English we say]], where {…} stands for anything. Whole texts and names are changed, and back when the language turns.
(() => {
  const attributes = ["aria-label", "title", "placeholder"];
  const holes = /\{\w+\}/g;
  const table = (to) => {
    const whole = new Map(), open = [];
    const pairs = TOLD.flatMap((told) => {
      const ours = told[to] ?? told[0];
      return told.filter((said) => said !== ours).map((said) => [said, ours]);
    });
    for (const [said, ours] of pairs) {
      if (!said.includes("{")) { whole.set(said, ours); continue; }
      const parts = said.split(holes).map((part) => part.replace(/[.*+?^$()|[\]\\/]/g, "\\$&"));
      open.push([new RegExp(`^${parts.join("(.+)")}$`), ours]);
    }
    return (text) => {
      if (whole.has(text)) return whole.get(text);
      if (text.length > 160) return null;
      for (const [shape, ours] of open) {
        const found = shape.exec(text);
        if (found) { let at = 0; return ours.replace(holes, () => found[at += 1]); }
      }
      return null;
    };
  };
  const words = { vi: table(1), en: table(2) };
  const language = () => (document.documentElement.lang === "en" ? "en" : "vi");
  const put = (holder, name, text) => {
    const ours = text && words[language()](text.trim());
    if (ours && ours !== text) name ? holder.setAttribute(name, ours) : (holder.nodeValue = ours);
  };
  const names = (element) => attributes.forEach((name) => put(element, name, element.getAttribute(name)));
  const within = (node) => {
    if (node.nodeType === Node.TEXT_NODE) { put(node, "", node.nodeValue); return; }
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches("svg, style, script")) return;
    names(node);
    if (/\bst-key-(scroll|wide-heat)/.test(node.className)) node.tabIndex = 0; // reached by keyboard
    node.childNodes.forEach(within);
  };
  new MutationObserver((changes) => {
    for (const { type, target, attributeName, addedNodes } of changes) {
      if (type === "childList") addedNodes.forEach(within);
      else if (type === "characterData") put(target, "", target.nodeValue);
      else put(target, attributeName, target.getAttribute(attributeName));
    }
  }).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes,
  });
  new MutationObserver(() => within(document.body)).observe(document.documentElement, {
    attributes: true, attributeFilter: ["lang"],
  });
})();
