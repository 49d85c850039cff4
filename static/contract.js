// Only improves the page where the contract is written: every act has its button or link.
"use strict";

const MARK = /\{([^{}\n]{1,80})\}/g;

// The words in hand as they will be read or heard, while they are typed.
for (const form of document.querySelectorAll("[data-editing]")) {
  const field = form.querySelector("[name=text], [name=lead_in]");
  const clause = form.querySelector("[name=clause]");
  const live = form.querySelector("[data-live]");
  const words = form.querySelector("[data-words]");
  if (!field || !words) continue;

  const known = new Map();
  for (const code of form.querySelectorAll("[data-mark]")) {
    if (code.dataset.reads) known.set(code.dataset.mark, code.dataset.reads);
  }

  const span = (text, classes) => {
    const made = document.createElement("span");
    made.className = classes;
    made.textContent = text;
    return made;
  };

  const marked = (into, text) => {
    let at = 0;
    for (const match of text.matchAll(MARK)) {
      into.append(text.slice(at, match.index));
      const reads = known.get(match[0].replaceAll("'", "’"));
      into.append(span(reads ?? match[0], reads ? "slot" : "slot slot--open"));
      at = match.index + match[0].length;
    }
    into.append(text.slice(at));
  };

  const paragraph = (text, before, after) => {
    const made = document.createElement("p");
    const kept = clause?.value.trim() ?? "";
    const at = kept ? text.indexOf(kept) : -1;
    made.append(before);
    if (at < 0) {
      marked(made, text);
    } else {
      marked(made, text.slice(0, at));
      made.append(span(kept, "clause"));
      marked(made, text.slice(at + kept.length));
    }
    made.append(after);
    return made;
  };

  // As contracts/voice.py does: « CSM » keeps its capitals.
  const smallInitial = (text) =>
    /^.\p{Lu}/u.test(text) ? text : text.slice(0, 1).toLowerCase() + text.slice(1);

  const show = () => {
    const text = field.value.slice(0, 20000).trim();
    const before = live.dataset.before;
    words.replaceChildren();
    if (!text) return;
    if (before) {
      const kept = clause?.value.trim() ?? "";
      const heard = kept && text.startsWith(kept) ? text : smallInitial(text);
      words.append(paragraph(heard, `«\u00a0${before} `, "\u00a0»"));
      return;
    }
    for (const line of text.split("\n")) {
      if (line.trim()) words.append(paragraph(line.trim(), "", ""));
    }
  };
  field.addEventListener("input", show);
  clause?.addEventListener("input", show);

  // A mark goes where the caret was, in the field last written in.
  let last = field;
  form.addEventListener("focusin", (event) => {
    if (event.target.matches("textarea, input[type=text]")) last = event.target;
  });
  for (const button of form.querySelectorAll("[data-insert]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const mark = button.closest("li").querySelector("[data-mark]").dataset.mark;
      last.focus();
      last.setRangeText(mark, last.selectionStart, last.selectionEnd, "end");
      last.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
}

// Drag: the twin of « Up » and « Down », and it sends the same form.
let dragged = null;
const siblings = (row) => [...row.parentElement.children].filter((one) => one.id);
for (const row of document.querySelectorAll("[data-sortable] > [id]")) {
  const form = row.querySelector(":scope > .tools [data-move]");
  if (!form || siblings(row).length < 2) continue;
  const grip = document.createElement("span");
  grip.className = "tools__grip";
  grip.setAttribute("aria-hidden", "true");
  grip.textContent = "⠿";
  grip.draggable = true;
  form.closest(".tools").append(grip);

  grip.addEventListener("dragstart", (event) => {
    dragged = row;
    row.classList.add("is-dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", row.id);
    event.dataTransfer.setDragImage(row, 0, 0);
  });
  grip.addEventListener("dragend", () => {
    row.classList.remove("is-dragged");
    document.querySelector(".is-target")?.classList.remove("is-target");
    dragged = null;
  });
  row.addEventListener("dragover", (event) => {
    if (!dragged || dragged === row || dragged.parentElement !== row.parentElement) return;
    event.preventDefault();
    event.stopPropagation();
    document.querySelector(".is-target")?.classList.remove("is-target");
    row.classList.add("is-target");
  });
  row.addEventListener("drop", (event) => {
    if (!dragged || dragged === row || dragged.parentElement !== row.parentElement) return;
    event.preventDefault();
    event.stopPropagation();
    const move = dragged.querySelector(":scope > .tools [data-move]");
    const position = document.createElement("input");
    position.type = "hidden";
    position.name = "position";
    position.value = siblings(row).indexOf(row) + 1;
    move.append(position);
    move.requestSubmit();
  });
}

// A link to what was taken out opens the list that holds it.
const opened = document.querySelector(location.hash === "#taken-out" ? "#taken-out" : "none");
if (opened) opened.open = true;
