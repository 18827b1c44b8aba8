// Before a page loads: remembers what its tables draw, for they are canvases. window.cutInTables()
// then names each cell whose text does not fit: [{kind, where, text}].
(() => {
  const drawn = new Map(); // canvas → text → {isCut}
  const proto = CanvasRenderingContext2D.prototype;
  const boxes = new WeakMap(); // context → stack of clip boxes; the last is in force
  const stack = (context) => {
    if (!boxes.has(context)) boxes.set(context, [{ clip: null, path: null }]);
    return boxes.get(context);
  };
  const wrap = (name, before) => {
    const own = proto[name];
    proto[name] = function wrapped(...told) {
      before(this, ...told);
      return own.apply(this, told);
    };
  };
  const top = (context) => stack(context).at(-1);
  wrap("save", (context) => stack(context).push({ ...top(context) }));
  wrap("restore", (context) => { if (stack(context).length > 1) stack(context).pop(); });
  wrap("beginPath", (context) => { top(context).path = null; });
  wrap("rect", (context, x, y, w, h) => { top(context).path = { left: x, right: x + w, top: y, bottom: y + h }; });
  wrap("clip", (context) => { const at = top(context); if (at.path) at.clip = at.path; });
  wrap("fillText", (context, text, x, y) => {
    const { clip } = top(context);
    if (!clip || !text.trim()) return;
    const wide = context.measureText(text).width;
    const left = context.textAlign === "right" ? x - wide : context.textAlign === "center" ? x - wide / 2 : x;
    const said = drawn.get(context.canvas) ?? new Map();
    drawn.set(context.canvas, said);
    said.set(text, left < clip.left - 1 || left + wide > clip.right + 1);
  });
  window.cutInTables = () => [...drawn].flatMap(([canvas, said]) => {
    const key = [...(canvas.closest('[class*="st-key-"]')?.classList ?? [])].find((name) => name.startsWith("st-key-"));
    return [...said].filter(([, isCut]) => isCut).map(([text]) => ({ kind: "cut in table", where: key?.slice(7) ?? "table", text: text.slice(0, 80) }));
  });
  window.drawnInTables = () => [...drawn].flatMap(([, said]) => [...said.keys()]);
})();
