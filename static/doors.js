// What leads on is one step of the browser's history, with its whole address: Back is exact.
// Streamlit's own navigation runs the next page without an address and adds two steps.
(() => {
  const CARRIED = __CARRIED__;
  const NAVIGATION = "stTopNavLink stTopNavDropdownLink stSidebarNavLink stLogoLink"
    .split(" ").map((name) => `[data-testid="${name}"]`).join();
  let finger = false;

  // Streamlit follows the browser's history: after a step it runs the page of the address
  const go = (url) => {
    if (url !== location.pathname + location.search) history.pushState({}, "", url);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  };
  const query = (changes) => {
    const said = new URLSearchParams(location.search);
    for (const key of [...said.keys()]) if (!CARRIED.includes(key)) said.delete(key);
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) said.delete(key); else said.set(key, value);
    }
    const text = said.toString();
    return text ? `?${text}` : "";
  };
  const page = (name) => location.pathname.replace(/[^/]*$/, name);

  // the phone's menu and the menu of further pages close themselves only on Streamlit's own click
  const closeMenus = (link) => {
    if (link.dataset.testid === "stTopNavDropdownLink") {
      document.body.dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
    }
    if (link.dataset.testid === "stSidebarNavLink" && innerWidth < 768) {
      document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
    }
  };

  addEventListener("pointerdown", (event) => { finger = event.pointerType === "touch"; }, true);
  addEventListener("click", (event) => {
    const link = event.target.closest?.(NAVIGATION);
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    closeMenus(link);
    go((link.href ? new URL(link.href).pathname : page("")) + query({}));
  }, true);
})();
