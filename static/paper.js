// Prints the page by one click: it narrows to a sheet of A4 first, and its charts are drawn anew for that.
document.addEventListener("click", ({ target }) => {
  if (!target.closest?.(".print-page")) return;
  document.body.classList.add("on-paper");
  setTimeout(() => { window.print(); document.body.classList.remove("on-paper"); }, 900);
});
