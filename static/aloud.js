// Only improves: the arrows of a keyboard or of a pointer turn the screens.
"use strict";

const WAYS = { ArrowRight: "next", PageDown: "next", ArrowLeft: "prev", PageUp: "prev" };
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  // What is typed or chosen on the page moves by itself.
  if (event.target.closest("input, textarea, select")) return;
  const way = WAYS[event.key];
  const link = way && document.querySelector(`a[rel=${way}]`);
  if (!link) return;
  // A long text is first read to its end: « page down » scrolls as it always does.
  const text = document.querySelector("main article").getBoundingClientRect();
  if (event.key === "PageDown" && text.bottom > innerHeight) return;
  if (event.key === "PageUp" && text.top < 0) return;
  event.preventDefault();
  link.click();
});
