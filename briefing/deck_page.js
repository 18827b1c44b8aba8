// Keys of a deck: arrows, space, remotes, Home, End; f full screen, b black, o overview, p auto.
(function () {
  "use strict";
  const slides = [...document.querySelectorAll(".slide")];
  const body = document.body;
  const asked = () => Math.min(Math.max(parseInt(location.hash.slice(1), 10) || 1, 1), slides.length);
  let timer = null;
  let start = null;

  function show(place) {
    const at = Math.min(Math.max(place, 1), slides.length);
    slides.forEach((slide, n) => {
      slide.classList.toggle("now", n + 1 === at);
      slide.toggleAttribute("inert", n + 1 !== at && !body.classList.contains("grid"));
    });
    if (location.hash !== "#" + at) history.replaceState(null, "", "#" + at);
    document.title = at + "/" + slides.length + " · " + body.dataset.name;
  }
  function pace() {
    if (timer === null) return;
    clearInterval(timer);
    timer = setInterval(() => show(asked() === slides.length ? 1 : asked() + 1),
      1000 * Number(body.dataset.seconds));
  }
  function toggleAuto() {
    if (timer === null) { timer = 0; pace(); } else { clearInterval(timer); timer = null; }
    body.classList.toggle("auto", timer !== null);
  }
  function go(place) {
    body.classList.remove("grid");
    show(place);
    pace();
  }
  const keys = {
    ArrowRight: () => go(asked() + 1), ArrowDown: () => go(asked() + 1),
    PageDown: () => go(asked() + 1), " ": () => go(asked() + 1), Enter: () => go(asked() + 1),
    ArrowLeft: () => go(asked() - 1), ArrowUp: () => go(asked() - 1),
    PageUp: () => go(asked() - 1), Backspace: () => go(asked() - 1),
    Home: () => go(1), End: () => go(slides.length),
    b: () => body.classList.toggle("black"), ".": () => body.classList.toggle("black"),
    o: () => { body.classList.toggle("grid"); show(asked()); },
    p: toggleAuto,
    Escape: () => { body.classList.remove("grid", "black"); show(asked()); },
    f: () => (document.fullscreenElement ? document.exitFullscreen()
      : document.documentElement.requestFullscreen()).catch(() => {}),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys[event.key] || keys[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    if (body.classList.contains("black") && event.key !== "b" && event.key !== ".") {
      body.classList.remove("black");
    }
    act();
  });
  addEventListener("hashchange", () => show(asked()));
  slides.forEach((slide, n) => slide.addEventListener("click", () => go(
    body.classList.contains("grid") ? n + 1 : asked() + 1)));
  addEventListener("touchstart", (event) => { start = event.changedTouches[0].clientX; });
  addEventListener("touchend", (event) => {
    const moved = event.changedTouches[0].clientX - start;
    if (Math.abs(moved) > 40) go(asked() + (moved < 0 ? 1 : -1));
  });
  show(asked());
})();
