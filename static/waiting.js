// Takes the waiting page away once the real one has its title, or has anything to say after a while.
(() => {
  const waiting = document.getElementById("waiting");
  const drawn = '[data-testid="stMain"] h1, [data-testid="stMain"] [data-testid="stAlert"]';
  const leave = () => { watch.disconnect(); waiting.remove(); };
  const watch = new MutationObserver(() => { if (document.querySelector(drawn)) leave(); });
  watch.observe(document.getElementById("root"), { childList: true, subtree: true });
  setTimeout(leave, 20000);
})();
