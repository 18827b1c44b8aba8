"""Views kept under a name in this browser (góc nhìn), the link of the page, its print: one chip."""

import streamlit as st

from translations import Translator

SCRIPT = """
export default function ({ data, parentElement }) {
  const find = (name) => parentElement.querySelector("[data-part=" + name + "]");
  const read = () => {
    try { return JSON.parse(localStorage.getItem(data.key)) || []; } catch { return []; }
  };
  const keep = (views) => { localStorage.setItem(data.key, JSON.stringify(views)); show(); };
  const here = () => location.pathname + location.search;
  const show = () => {
    const list = find("list");
    list.replaceChildren(...read().filter((one) => /^\\/(?!\\/)/.test(one.href)).map((one) => {
      const row = document.createElement("li");
      const link = document.createElement("a");
      link.textContent = one.name;
      link.href = one.href;
      const drop = document.createElement("button");
      drop.type = "button";
      drop.textContent = "✕";
      drop.setAttribute("aria-label", data.drop + " " + one.name);
      drop.onclick = () => keep(read().filter((other) => other.name !== one.name));
      row.append(link, drop);
      return row;
    }));
    find("none").textContent = list.children.length ? "" : data.none;
  };
  find("name").placeholder = data.placeholder;
  find("name").setAttribute("aria-label", data.placeholder);
  find("keep").textContent = data.keep;
  find("copy").textContent = data.copy;
  find("print").textContent = data.print;
  find("form").onsubmit = (event) => {
    event.preventDefault();
    const name = find("name").value.trim().slice(0, 60);
    if (!name) return;
    keep([...read().filter((one) => one.name !== name), { name, href: here() }].slice(-20));
    find("name").value = "";
  };
  find("copy").onclick = async () => {
    const link = location.origin + here();
    try { await navigator.clipboard.writeText(link); find("said").textContent = data.copied; }
    catch { find("said").textContent = link; }
  };
  find("print").onclick = () => {
    document.body.classList.add("on-paper");
    setTimeout(() => { window.print(); document.body.classList.remove("on-paper"); }, 900);
  };
  show();
}
"""
HTML = """
<ul data-part="list"></ul><p data-part="none"></p>
<form data-part="form"><input data-part="name" maxlength="60">
<button data-part="keep"></button></form>
<div><button type="button" data-part="copy"></button>
<button type="button" data-part="print"></button></div>
<p data-part="said" role="status"></p>
"""
LOOK = """
ul { list-style: none; margin: 0; padding: 0; } li { display: flex; gap: .5rem; }
a { flex: 1; color: var(--st-primary-color); padding: .4rem 0; overflow-wrap: anywhere; }
p { margin: .25rem 0; font-size: .8125rem; overflow-wrap: anywhere; }
form, div { display: flex; gap: .5rem; margin-top: .5rem; }
input { flex: 1; min-width: 0; }
input, button { font: inherit; font-size: .875rem; min-height: 2.5rem; padding: .25rem .6rem;
  color: var(--st-text-color); background: var(--st-secondary-background-color);
  border: 1px solid var(--st-border-color); border-radius: 6px; }
button { cursor: pointer; }
"""
views = st.components.v2.component("views", html=HTML, css=LOOK, js=SCRIPT)
KEY = "thi-dua-so-views"


def views_chip(t: Translator) -> None:
    """A chip at the end of the filter bar; names and addresses never leave the browser."""
    with st.popover(t("views.title"), icon=":material/bookmark:", type="tertiary"):
        views_list(t)


def views_list(t: Translator) -> None:
    """The same in a sheet that is open already."""
    words = {name: t(f"views.{name}") for name in WORDS}
    views(key="views", data={"key": KEY, **words}, width=300, height="content")


WORDS = ("drop", "none", "placeholder", "keep", "copy", "copied", "print")
