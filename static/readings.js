// Only improves: the sheet is typed without it, by hand or with Tab and the arrows.
"use strict";

const sheet = document.querySelector("[data-readings]");
const SAID = {
  t: "kept",
  e: "in_part",
  p: "not_yet",
  n: "unsaid",
  Delete: "",
  Backspace: "",
};

const isOn = () => localStorage.getItem("shortcuts") !== "off";
const lines = [...sheet.querySelectorAll("[data-line]")];
const radios = (line) => [...line.querySelectorAll("[type=radio]")];

function tell(field) {
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function say(line, value) {
  const radio = radios(line).find((one) => one.value === value);
  radio.checked = true;
  tell(radio);
}

function stand(line) {
  const answers = radios(line);
  (answers.find((one) => one.checked) ?? answers[0]).focus();
}

document.addEventListener("keydown", (event) => {
  if (!isOn() || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const line = event.target.closest("[data-line]");
  if (!line || !event.target.matches("[type=radio], [type=checkbox]")) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const here = lines.indexOf(line);
  if (key === "ArrowUp" || key === "ArrowDown") {
    event.preventDefault();
    const next = lines[here + (key === "ArrowUp" ? -1 : 1)];
    if (next) stand(next);
  } else if (key === "r") {
    event.preventDefault();
    const box = line.querySelector("[type=checkbox]");
    box.checked = !box.checked;
    tell(box);
  } else if (key in SAID) {
    event.preventDefault();
    say(line, SAID[key]);
    // The hand goes down the sheet by itself.
    if (lines[here + 1]) stand(lines[here + 1]);
    else sheet.querySelector(".btn-primary").focus();
  }
});

if (isOn() && lines.length) {
  sheet.querySelector("[data-keys]").hidden = false;
  if (document.activeElement === document.body) stand(lines[0]);
}
