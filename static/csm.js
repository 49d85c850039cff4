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

// What is typed is kept as a draft every few seconds, on the server and nowhere else.
const QUIET = 3000; // without a key, in milliseconds
const LONGEST = 15000; // while the typing goes on
const draftForms = new Map(); // form → its timers

function words(form) {
  const sent = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") sent.append(name, value);
  }
  sent.set("draft", "quietly");
  return sent;
}

function stopWaiting(form) {
  for (const timer of draftForms.get(form) ?? []) clearTimeout(timer);
  draftForms.delete(form);
}

async function keepDraft(form, options = {}) {
  stopWaiting(form);
  const line = form.querySelector("[data-draft]");
  if (form.dataset.sent || form.dataset.keeping || form.dataset.another) return;
  form.dataset.keeping = "yes";
  form.dataset.kept = "yes"; // an input meanwhile takes it back
  let answer = {};
  let status = 0;
  try {
    const place = form.getAttribute("action") || location.href;
    const response = await fetch(place, { method: "POST", body: words(form), ...options });
    status = response.status;
    answer = await response.json();
  } catch {
    // No network, or a page in place of an answer: the line says it.
  }
  delete form.dataset.keeping;
  if (form.dataset.sent) return;
  if (answer.at) form.querySelector("[name=draft_at]").value = answer.at;
  if (answer.at && form.dataset.kept) unsaved.delete(form);
  if (status === 409) form.dataset.another = "yes";
  line.classList.toggle("draft--failed", !answer.at);
  line.textContent = answer.said ?? line.dataset.failed;
  // What was typed meanwhile, or not kept, is tried again.
  if ((!form.dataset.kept || !answer.at) && status !== 409) waitToKeep(form, LONGEST);
}

function waitToKeep(form, quiet = QUIET) {
  const [old, longest] = draftForms.get(form) ?? [];
  clearTimeout(old);
  const keep = () => keepDraft(form);
  draftForms.set(form, [setTimeout(keep, quiet), longest ?? setTimeout(keep, LONGEST)]);
}

document.addEventListener("input", ({ target: { form } }) => {
  if (!form?.querySelector("[data-draft]")) return;
  delete form.dataset.kept;
  waitToKeep(form);
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden") return;
  for (const form of draftForms.keys()) keepDraft(form, { keepalive: true });
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
  stopWaiting(form);
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
