// Only improves: the sheet is noted without it, by hand or with Tab and the arrows.
"use strict";

const sheet = document.querySelector("[data-presence]");
const button = sheet.querySelector("[data-all]");
const done = sheet.querySelector("[data-done]");
const after = sheet.querySelector("[name=guests]") ?? sheet.querySelector(".btn-primary");
const SAID = { p: "present", e: "excused", Delete: "", Backspace: "" };

const isOn = () => localStorage.getItem("shortcuts") !== "off";
// Those who are folded away are passed by.
const people = () => [...sheet.querySelectorAll("fieldset")].filter((one) => one.offsetParent);
const radios = (person) => [...person.querySelectorAll("input")];

function say(person, value) {
  const radio = radios(person).find((one) => one.value === value);
  if (!radio) return false;
  radio.checked = true;
  radio.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}

function stand(person) {
  const answers = radios(person);
  (answers.find((one) => one.checked) ?? answers[0]).focus();
}

function allPresent() {
  for (const person of sheet.querySelectorAll("fieldset")) {
    const isListed = !person.closest("details");
    const isNoted = radios(person).some((one) => one.checked && one.value);
    if (isListed && !isNoted) say(person, "present");
  }
  done.textContent = button.dataset.said;
}

button?.addEventListener("click", (event) => {
  event.preventDefault();
  allPresent();
});

document.addEventListener("keydown", (event) => {
  if (!isOn() || event.ctrlKey || event.metaKey || event.altKey) return;
  const person = event.target.closest("fieldset");
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.target.closest("input:not([type=radio]), textarea, select")) return;
  if (key === "p" && event.shiftKey && button) {
    event.preventDefault();
    allPresent();
    return;
  }
  if (!person || !sheet.contains(person)) return;
  const all = people();
  const here = all.indexOf(person);
  if (key === "ArrowUp" || key === "ArrowDown") {
    event.preventDefault();
    const next = all[here + (key === "ArrowUp" ? -1 : 1)];
    if (next) stand(next);
  } else if (key in SAID && !event.shiftKey) {
    event.preventDefault();
    if (!say(person, SAID[key])) return;
    // The hand goes down the sheet by itself.
    if (all[here + 1]) stand(all[here + 1]);
    else after.focus();
  }
});

if (isOn()) {
  sheet.querySelector("[data-keys]").hidden = false;
  const first = people()[0];
  if (first && document.activeElement === document.body) stand(first);
}
