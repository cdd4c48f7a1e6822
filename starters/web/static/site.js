// What makes the pages quicker to use. Each of them works without it.
"use strict";

// A form that was not taken: begin at what has to be mended.
document.querySelector("[data-errors]")?.focus();

// One click sends once, however long it takes.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  for (const button of form.querySelectorAll("button.button")) button.setAttribute("aria-disabled", "true");
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
  }
});

// A file that is too large or no PDF is told before it is sent: data-most (bytes), data-too-large, data-not-pdf.
document.addEventListener("change", async (event) => {
  const input = event.target;
  const file = input.files?.[0];
  if (!input.dataset?.most) return;
  let problem = "";
  if (file && file.size > Number(input.dataset.most)) problem = input.dataset.tooLarge;
  else if (file && !(await file.slice(0, 1024).text()).includes("%PDF-")) problem = input.dataset.notPdf;
  input.setCustomValidity(problem);
  if (problem) input.reportValidity();
});

// A part of a page that keeps itself up to date: data-live (address of the part), data-every (seconds).
for (const part of document.querySelectorAll("[data-live]")) {
  let tag = "";
  const look = async () => {
    if (document.hidden || part.contains(document.activeElement)) return;
    try {
      const answer = await fetch(part.dataset.live, { headers: tag ? { "If-None-Match": tag } : {} });
      if (answer.status !== 200) return;
      tag = answer.headers.get("ETag") ?? "";
      const html = await answer.text();
      if (html !== part.dataset.shown) part.innerHTML = html;
      part.dataset.shown = html;
    } catch {
      // Away for a moment: the next look tries again.
    }
  };
  setInterval(look, 1000 * Number(part.dataset.every || 30));
  document.addEventListener("visibilitychange", look);
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
