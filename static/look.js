// Light, dark, or as the device: one choice for every page, kept in the browser, there before
// Streamlit is. Streamlit follows what the browser says of the device, at once; so that is what is said.
(() => {
  const KEPT = "thi-dua-so-look", DARK = "(prefers-color-scheme: dark)";
  const ask = window.matchMedia.bind(window), device = ask(DARK), said = new EventTarget();
  let look = "device";
  try { look = localStorage.getItem(KEPT) ?? look; } catch { /* a browser that keeps nothing */ }
  Object.defineProperties(said, {
    media: { value: DARK },
    matches: { get: () => (look === "device" ? device.matches : look === "dark") },
  });
  window.matchMedia = (query) => (query === DARK ? said : ask(query));
  const tell = () => said.dispatchEvent(
    Object.assign(new Event("change"), { media: DARK, matches: said.matches }));
  const mark = () => { // what is drawn outside Streamlit, and which button is the chosen one
    document.documentElement.style.setProperty("--look", look === "device" ? "light dark" : look);
    for (const one of document.querySelectorAll(".choose-look")) {
      const isChosen = String(one.dataset.look === look);
      if (one.getAttribute("aria-pressed") !== isChosen) one.setAttribute("aria-pressed", isChosen);
    }
  };
  const take = (value) => { look = value ?? "device"; mark(); tell(); };
  device.addEventListener("change", () => { if (look === "device") tell(); });
  addEventListener("storage", ({ key, newValue }) => { if (key === KEPT) take(newValue); });
  document.addEventListener("click", ({ target }) => {
    const chosen = target.closest?.(".choose-look")?.dataset.look;
    if (!chosen) return;
    try { localStorage.setItem(KEPT, chosen); } catch { /* holds for this page */ }
    take(chosen);
  });
  let waits = 0;
  new MutationObserver(() => { waits ||= setTimeout(() => { waits = 0; mark(); }, 200); })
    .observe(document.documentElement, { subtree: true, childList: true });
  mark();
})();
