// Keeps the page of a port request up to date while it is open. Without it, one reloads the page.
"use strict";

const EVERY = 20_000;
const LONGEST = 300_000;
const part = document.querySelector("[data-changes]");

// A form is kept as it is from the first letter typed into it until it is sent.
const isTouched = () => [...part.querySelectorAll("form[data-keep]")].some((form) =>
  [...form.elements].some((field) =>
    field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked
      : field.type === "file" ? field.files.length > 0
        : "defaultValue" in field && field.value !== field.defaultValue));

// Put what the page says now in its place; whoever is at a button or link stays there.
const show = (html) => {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const now = fresh.querySelector("[data-changes]");
  if (!now) return location.reload();
  const open = [...part.querySelectorAll("details")].map((each) => each.open);
  const at = document.activeElement;
  const place = part.contains(at) ? at.id || at.getAttribute("href") || at.value : null;
  part.replaceChildren(...now.childNodes);
  part.dataset.seen = now.dataset.seen;
  const all = [...part.querySelectorAll("details")];
  if (all.length === open.length) all.forEach((each, index) => { each.open = open[index]; });
  for (const button of part.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  if (place) {
    const same = [...part.querySelectorAll("a, button, input, select, textarea, summary")]
      .find((each) => (each.id || each.getAttribute("href") || each.value) === place);
    (same ?? document.querySelector("main")).focus();
  }
  document.title = fresh.title;
  const news = document.querySelector("[data-news]");
  news.textContent = news.dataset.changed.replace("{heading}", part.querySelector("h1").textContent);
};

const look = async () => {
  const answer = await fetch(part.dataset.changes, { headers: { "If-None-Match": part.dataset.seen }, cache: "no-store" });
  if (answer.status === 304) return;
  if (!answer.ok) throw new Error("away");
  if (isTouched()) {
    document.querySelector("[data-waiting]").hidden = false;
    return;
  }
  const page = await fetch(part.dataset.home, { cache: "no-store" });
  if (!page.ok) throw new Error("away");
  const html = await page.text();
  if (!isTouched()) show(html);
};

if (part) {
  let pause = EVERY;
  let next;
  const again = async () => {
    clearTimeout(next);
    if (!document.hidden) {
      try {
        await look();
        pause = EVERY;
      } catch {
        pause = Math.min(pause * 2, LONGEST);
      }
    }
    next = setTimeout(again, document.hidden ? LONGEST : pause);
  };
  next = setTimeout(again, pause);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) again(); });
}

const away = document.querySelector("[data-reload]");
if (away) {
  away.hidden = false;
  setTimeout(() => location.reload(), 1000 * Number(away.dataset.reload));
}
