// Only improves: dragging an idea sends what the buttons and the list send.
"use strict";

const drag = document.querySelector("[data-drag]");
let dragged = null;

const leave = () => document.querySelector(".is-target")?.classList.remove("is-target");

for (const idea of document.querySelectorAll("[data-idea]")) {
  idea.draggable = true;
  idea.addEventListener("dragstart", (event) => {
    dragged = idea;
    idea.classList.add("is-dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
  });
  idea.addEventListener("dragend", () => {
    idea.classList.remove("is-dragged");
    leave();
    dragged = null;
  });
}

for (const place of document.querySelectorAll("[data-place]")) {
  place.addEventListener("dragover", (event) => {
    if (!dragged || place.contains(dragged)) return;
    event.preventDefault();
    leave();
    place.classList.add("is-target");
  });
  place.addEventListener("drop", (event) => {
    if (!dragged || place.contains(dragged)) return;
    event.preventDefault();
    const send = (name, value) => {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value });
      drag.append(field);
    };
    drag.action = dragged.dataset.idea;
    send("here", place.dataset.place);
    send("seen", dragged.dataset.seen);
    drag.requestSubmit();
  });
}

// Where there is room beside the wall, the ideas that wait can be taken from there.
const waiting = document.querySelector("[data-waiting]");
if (waiting && matchMedia("(min-width: 62rem)").matches) waiting.open = true;

// In the list, Enter sorts: the hand stays where it is, and the next idea comes.
document.querySelector("#sort select")?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});
