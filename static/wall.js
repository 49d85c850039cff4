// A wall that moves by itself; without script, its link brings it up to date.
"use strict";

const EVERY = 1500; // milliseconds: an idea is on every open wall within two seconds
const PATIENCE = 8000;

const wall = document.querySelector("[data-wall]");
const lost = document.querySelector("[data-lost]");
const closed = document.querySelector("[data-closed]");
const ahead = Date.parse(wall.dataset.now) - Date.now(); // of this machine's clock
let mark = `"${wall.dataset.mark}"`;
let last = Date.now();
let asking = false;

document.querySelector("[data-by-hand]").hidden = true;

// Make the old tree say what the fresh one says; what stays is left where it is, and so
// is the focus. Rows are told apart by their id, and keep their order.
function renew(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeType !== Node.ELEMENT_NODE) {
    old.data = fresh.data;
    return;
  }
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  const known = new Map([...old.children].filter((one) => one.id).map((one) => [one.id, one]));
  let here = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    const same = child.id && known.get(child.id);
    if (same?.nodeName === child.nodeName) {
      here = removed(here, same);
      renew(same, child);
      here = same.nextSibling;
    } else if (here && !here.id && !child.id && here.nodeName === child.nodeName) {
      const next = here.nextSibling;
      renew(here, child);
      here = next;
    } else {
      old.insertBefore(document.importNode(child, true), here);
    }
  }
  removed(here, null);
}

function removed(from, until) {
  while (from && from !== until) {
    const next = from.nextSibling;
    from.remove();
    from = next;
  }
  return from;
}

async function ask() {
  if (asking || document.hidden) return;
  asking = true;
  try {
    const answer = await fetch(wall.dataset.wall + location.search, {
      cache: "no-store",
      headers: { "If-None-Match": mark, "Wall-Had": wall.dataset.had },
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.status === 200) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = wall.cloneNode(false);
      fresh.append(...page.body.childNodes);
      renew(wall, fresh);
      mark = answer.headers.get("ETag");
      tick();
    } else if (answer.status !== 304) {
      // The login is closed, or the wall is gone; anything else may pass.
      if (answer.type === "opaqueredirect" || [403, 404].includes(answer.status)) stop();
      throw new Error(answer.status);
    }
    last = Date.now();
    lost.hidden = true;
  } catch {
    if (closed.hidden) miss();
  } finally {
    asking = false;
  }
}

function miss() {
  if (!lost.hidden) return;
  const french = document.documentElement.lang.startsWith("fr");
  const hour = new Date(last + ahead).toLocaleTimeString(french ? "fr" : "en-GB", {
    hour: "numeric",
    minute: "2-digit",
    timeZone: "Europe/Paris",
  });
  document.querySelector("[data-since]").textContent = french ? hour.replace(":", "\u00a0h\u00a0") : hour;
  lost.hidden = false;
}

function stop() {
  clearInterval(polling);
  lost.hidden = true;
  closed.hidden = false;
}

// Minutes only, in the same ink to the end: nobody is hurried.
function tick() {
  const timer = document.querySelector("[data-until]");
  if (!timer) return;
  const left = Math.ceil((Date.parse(timer.dataset.until) - Date.now() - ahead) / 60000);
  const { left: some, last: one, passed } = wall.dataset;
  const said = left < 1 ? passed : left === 1 ? one : some.replace("{n}", left);
  const place = timer.querySelector("[data-left]");
  if (place.textContent !== said) place.textContent = said;
}

const polling = setInterval(ask, EVERY);
setInterval(tick, 10_000);
document.addEventListener("visibilitychange", ask);
window.addEventListener("online", ask);
tick();
