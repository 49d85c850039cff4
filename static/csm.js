// Only improves: every page works without it.
"use strict";

// What was typed and not saved is not left behind without a word.
const unsaved = new Set();
document.addEventListener("input", (event) => {
  if (event.target.form?.method === "post") unsaved.add(event.target.form);
});
window.addEventListener("beforeunload", (event) => {
  if (unsaved.size) event.preventDefault();
});

// A second press on the button sends nothing more; the server refuses it too.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-disabled", "true");
  unsaved.delete(form);
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
  for (const button of document.querySelectorAll("button[aria-disabled]")) {
    button.removeAttribute("aria-disabled");
  }
});

// « / » goes to the search field, « ? » to the help; both can be switched off there.
const shortcuts = document.querySelector("[data-shortcuts]");
if (shortcuts) {
  shortcuts.hidden = false;
  const box = shortcuts.querySelector("input");
  box.checked = localStorage.getItem("shortcuts") !== "off";
  box.addEventListener("change", () => {
    localStorage.setItem("shortcuts", box.checked ? "on" : "off");
  });
}
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (localStorage.getItem("shortcuts") === "off") return;
  const search = document.querySelector("input[type=search]");
  if (event.key === "/" && search) {
    event.preventDefault();
    search.focus();
  } else if (event.key === "?") {
    document.querySelector("a[data-help]")?.click();
  }
});

// What is shown once is copied whole, and the page says so.
for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    await navigator.clipboard.writeText(field.value);
    button.parentElement.querySelector("[role=status]").textContent = button.dataset.said;
  });
}

// Five minutes before the login closes, a note says so; any page asked for puts it off.
const closing = document.querySelector("[data-closing]");
function warnInTime() {
  const closesAt = Date.parse(document.querySelector("[data-closes-at]").dataset.closesAt);
  setTimeout(() => {
    closing.hidden = false;
  }, Math.max(0, closesAt - Date.now() - 5 * 60 * 1000));
}
if (closing) {
  warnInTime();
  closing.querySelector("button").addEventListener("click", async () => {
    const answer = await fetch(document.querySelector("a[data-help]").href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const foot = page.querySelector("[data-closes-at]");
    if (!foot) return; // closed already, and the note stays
    document.querySelector("[data-closes-at]").replaceWith(foot);
    closing.hidden = true;
    warnInTime();
  });
}
