// What leads on is one step of the browser's history, with its whole address: Back is exact.
// Streamlit's own navigation runs the next page without an address and adds two steps.
(() => {
  const CARRIED = __CARRIED__;
  const NAVIGATION = "stTopNavLink stTopNavDropdownLink stSidebarNavLink stLogoLink"
    .split(" ").map((name) => `[data-testid="${name}"]`).join();
  const REACH = 14; // pixels around a dot that are the dot's
  let pressed = null;

  // Streamlit follows the browser's history: after a step it runs the page of the address
  const go = (url) => {
    if (url !== location.pathname + location.search) history.pushState({}, "", url);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  };
  const query = (changes, isHere) => {
    const said = new URLSearchParams(location.search);
    for (const key of [...said.keys()]) if (!isHere && !CARRIED.includes(key)) said.delete(key);
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

  addEventListener("click", (event) => {
    const link = event.target.closest?.(NAVIGATION);
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    closeMenus(link);
    go((link.href ? new URL(link.href).pathname : page("")) + query({}));
  }, true);

  // The door under the pointer, from where its figure says the places of its marks are.
  const axis = (plot, name) => plot._fullLayout[name.replace(/^[xy]/, (letter) => `${letter}axis`)];
  const at = (side, value) => (value === null ? null : side._offset + side.d2p(value));
  const between = (a, b, from, to) => {
    const [low, high] = a === null || b === null ? [a, b] : [Math.min(a, b), Math.max(a, b)];
    return (point) => point >= (low ?? from) && point <= (high ?? to);
  };
  const opened = (plot, event) => {
    const box = plot.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const area = String(plot._hoverdata?.[0]?.location ?? "");
    for (const group of plot._fullLayout?.meta?.doors ?? []) {
      const [across, up] = group.kind === "area" ? [] : group.axes.map((name) => axis(plot, name));
      let found = null, near = REACH;
      for (const mark of group.marks) {
        const place = mark[2];
        if (group.kind === "area") {
          if (area && String(place[0]) === area) found = mark;
        } else if (group.kind === "dot") {
          const far = Math.hypot(at(across, place[0]) - x, at(up, place[1]) - y);
          if (far <= near) [found, near] = [mark, far];
        } else if (group.kind === "panel") {
          const [left, top] = [across._offset, up._offset - 24];
          if (x >= left && x <= left + across._length && y >= top && y <= up._offset + up._length) found = mark;
        } else if (between(at(across, place[0]), at(across, place[1]), 0, box.width)(x)
          && between(at(up, place[2]), at(up, place[3]), 0, box.height)(y)) found = mark;
      }
      if (found) return { group, values: found[1] };
    }
    return null;
  };
  const address = ({ group, values }) => {
    const changes = { ...group.fixed };
    group.keys.forEach((key, place) => { changes[key] = values[place]; });
    const name = group.page === "__FIRST__" ? "" : group.page;
    const isHere = name === "here" || page(name) === location.pathname;
    return (name === "here" ? location.pathname : page(name)) + query(changes, isHere);
  };
  const plotOf = (event) => event.target.closest?.(".js-plotly-plot");

  // By finger Plotly's hover is that of the tap before: on touch lists lead on, never a chart.
  const isPointer = (event) => event.pointerType !== "touch";
  addEventListener("pointermove", (event) => {
    const plot = plotOf(event);
    if (plot && isPointer(event)) plot.classList.toggle("door", opened(plot, event) !== null);
  }, { capture: true, passive: true });
  addEventListener("pointerdown", (event) => {
    const plot = plotOf(event);
    pressed = plot && isPointer(event) && !event.button ? { plot, x: event.clientX, y: event.clientY } : null;
  }, true);
  addEventListener("pointerup", (event) => {
    const from = pressed;
    pressed = null;
    if (!from || Math.hypot(event.clientX - from.x, event.clientY - from.y) > 5) return;
    const door = opened(from.plot, event);
    if (!door) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) open(address(door)); else go(address(door));
  }, true);
})();
