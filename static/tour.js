// Five steps on the first visit, each beside what it tells of and never over it; begun again by any
// button of the class start-tour. TOUR: {language: {steps: [[title, text]], …words}}.
(() => {
  const KEPT = "thi-dua-so-tour", MARGIN = 10;
  const PLACES = [ // of each step, the first that is there
    ['[data-testid="stHeader"]'],
    [".st-key-bar-filter"],
    ['[class*="st-key-card-"] h2'],
    ['[class*="st-key-problem-"] [data-testid="stPageLink"]',
      '[class*="st-key-tools-"]:not(.st-key-tools-print)', ".st-key-row-figures"],
    [".foot-ways"],
  ];
  const words = () => TOUR[document.documentElement.lang === "en" ? "en" : "vi"];
  const seen = () => { try { return localStorage.getItem(KEPT); } catch { return "seen"; } };
  const keep = () => { try { localStorage.setItem(KEPT, "seen"); } catch { /* told again next time */ } };
  const isShown = (one) => one.checkVisibility() && one.getBoundingClientRect().height > 0;
  const place = (step) => PLACES[step].flatMap((one) => [...document.querySelectorAll(one)]).find(isShown);
  let box = null, ring = null, at = 0, turns = 0, begun = null;

  const cross = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const laid = () => {
    const target = place(at);
    ring.hidden = !target;
    const [wide, high] = [box.offsetWidth, box.offsetHeight];
    if (!target) { move(box, MARGIN, innerHeight - high - MARGIN); return; }
    const to = target.getBoundingClientRect();
    Object.assign(ring.style, { left: `${to.left - 4}px`, top: `${to.top - 4}px`,
      width: `${to.width + 8}px`, height: `${to.height + 8}px` });
    const left = Math.max(MARGIN, Math.min(to.left, innerWidth - wide - MARGIN));
    const top = Math.max(MARGIN, Math.min(to.top, innerHeight - high - MARGIN));
    const tried = [[left, to.bottom + MARGIN], [left, to.top - high - MARGIN],
      [to.right + MARGIN, top], [to.left - wide - MARGIN, top]];
    const fits = ([x, y]) => x >= 0 && y >= 0 && x + wide <= innerWidth && y + high <= innerHeight
      && !cross({ left: x, top: y, right: x + wide, bottom: y + high }, to);
    move(box, ...(tried.find(fits) ?? [left, innerHeight - high - MARGIN]));
  };
  const move = (one, x, y) => { one.style.left = `${x}px`; one.style.top = `${y}px`; };

  const button = (name, text, act) => {
    const made = document.createElement("button");
    [made.type, made.className, made.textContent, made.onclick] = ["button", name, text, act];
    return made;
  };
  const show = (step, isFocused = true) => {
    at = step;
    const said = words(), [title, text] = said.steps[at], isLast = at === PLACES.length - 1;
    const head = document.createElement("h2"), body = document.createElement("p"), foot = document.createElement("div");
    [head.id, head.textContent, body.id, body.textContent] = ["tour-title", title, "tour-text", text];
    const count = document.createElement("span");
    count.textContent = said.count.replace("{at}", at + 1).replace("{of}", PLACES.length);
    foot.append(count, isLast ? "" : button("skip", said.skip, end), at ? button("back", said.back, () => show(at - 1)) : "",
      button("next", isLast ? said.done : said.next, isLast ? end : () => show(at + 1)));
    box.replaceChildren(head, body, foot);
    place(at)?.scrollIntoView({ block: "center", behavior: "instant" });
    laid();
    if (isFocused) box.querySelector(".next").focus({ preventScroll: true });
  };
  const start = (isAsked) => {
    if (box) end();
    begun = document.activeElement;
    [box, ring] = [document.createElement("section"), document.createElement("div")];
    [box.id, ring.id] = ["tour", "tour-ring"];
    box.role = "dialog";
    box.setAttribute("aria-labelledby", "tour-title");
    box.setAttribute("aria-describedby", "tour-text");
    document.body.append(ring, box);
    show(0, isAsked || document.activeElement === document.body);
    turns = setInterval(laid, 250); // a page is drawn in parts, and scrolls inside itself
    addEventListener("resize", laid);
    document.addEventListener("scroll", laid, { capture: true, passive: true });
  };
  const end = () => {
    keep();
    clearInterval(turns);
    removeEventListener("resize", laid);
    document.removeEventListener("scroll", laid, { capture: true });
    box.remove();
    ring.remove();
    box = null;
    if (begun?.isConnected) begun.focus({ preventScroll: true });
  };
  document.addEventListener("keydown", (event) => {
    const isOurs = box && (box.contains(event.target) || event.target === document.body);
    if (!isOurs) return;
    if (event.key === "Escape") end();
    else if (event.key === "ArrowRight" && at < PLACES.length - 1) show(at + 1);
    else if (event.key === "ArrowLeft" && at) show(at - 1);
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", ({ target }) => { if (target.closest?.(".start-tour")) start(true); });
  new MutationObserver(() => { if (box) show(at, false); }).observe(document.documentElement, {
    attributes: true, attributeFilter: ["lang"],
  });

  if (seen()) return;
  const drawn = '[data-testid="stApp"][data-test-script-state="notRunning"]';
  const waits = setInterval(() => {
    if (document.getElementById("waiting") || !document.querySelector(drawn)) return;
    if (!PLACES.every((_, step) => place(step))) return; // a page with nothing to tell of
    clearInterval(waits);
    if (!box && !seen()) start(false);
  }, 500);
})();
