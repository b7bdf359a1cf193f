// Adds to pages that work without it: suggestions while typing, keys, and buttons that copy. Nothing here is needed to read.
"use strict";

const main = document.getElementById("content");
const said = document.body.dataset;

// Suggestions: a list of the browser's own, filled for the last word of the box.
for (const box of document.querySelectorAll("input[name=q]")) {
  const list = document.createElement("datalist");
  list.id = `${box.id}-suggested`;
  box.after(list);
  box.setAttribute("list", list.id);
  box.autocomplete = "off";
  let asked = "";
  let composing = false;
  const suggest = async () => {
    const [, before, last] = box.value.match(/^(.*?)([^\s"()]*)$/s);
    if (composing || last.length < 2 || last === asked || last.includes(":")) return;
    asked = last;
    const answer = await fetch(`/suggest.json?q=${encodeURIComponent(last)}`);
    if (!answer.ok || last !== asked) return;
    const found = (await answer.json()).words;
    list.replaceChildren(...found.map(({ word }) => Object.assign(document.createElement("option"), { value: before + word, label: `${last} → ${word}` })));
  };
  let waiting = 0;
  const later = () => { clearTimeout(waiting); waiting = setTimeout(suggest, 150); };
  // While an input method composes, the text of the box is not yet what is meant.
  box.addEventListener("compositionstart", () => { composing = true; });
  box.addEventListener("compositionend", () => { composing = false; later(); });
  box.addEventListener("input", (event) => { if (!event.isComposing) later(); });
}

// Buttons that copy the text before them.
for (const text of document.querySelectorAll(".citation")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = said.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent.trim());
    button.textContent = said.copied;
  });
  text.after(button);
}

// Keys: off in fields, while composing, with modifiers, and where the reader has switched them off.
const off = "newsarchive-keys-off";
const hits = [...main.querySelectorAll(".hits h3 a")];
const follow = (relation) => document.querySelector(`a[rel~="${relation}"]`)?.click();
const move = (step) => {
  const at = hits.indexOf(document.activeElement);
  hits[Math.min(Math.max(at + step, 0), hits.length - 1)]?.focus();
};
const keys = {
  "/": () => document.querySelector("input[name=q]")?.focus(),
  j: () => move(1),
  k: () => move(-1),
  "[": () => follow("prev"),
  "]": () => follow("next"),
  "?": () => { location.href = said.help; },
};
document.addEventListener("keydown", (event) => {
  const inField = event.target.closest("input, select, textarea, [contenteditable]");
  if (inField || event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
  if (localStorage.getItem(off) || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});

const switched = document.getElementById("keys");
if (switched) {
  const button = document.createElement("button");
  button.type = "button";
  const name = () => { button.textContent = localStorage.getItem(off) ? switched.dataset.on : switched.dataset.off; };
  button.addEventListener("click", () => {
    if (localStorage.getItem(off)) localStorage.removeItem(off); else localStorage.setItem(off, "1");
    name();
  });
  name();
  switched.append(button);
}
