// A signature that is drawn: strokes of points, each a share of the box, in the field signature.strokes.
"use strict";

const part = document.querySelector("[data-signature]");
const canvas = part?.querySelector("canvas");
if (canvas) {
  const pen = canvas.getContext("2d");
  const field = part.querySelector("[name='signature.strokes']");
  const ways = [...part.querySelectorAll("[name='signature.way']")];
  // Fewer than what is refused: nobody's signature has more.
  const most = 4000;
  let strokes = [];
  let points = 0;

  const choose = () => {
    const drawn = ways.find((way) => way.checked)?.value === "drawn";
    part.querySelector("[data-typed]").hidden = drawn;
    part.querySelector("[data-drawn]").hidden = !drawn;
  };
  const keep = () => { field.value = strokes.length ? JSON.stringify(strokes) : ""; };
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    const share = (at, size) => Math.round(Math.min(1, Math.max(0, at / size)) * 1e4) / 1e4;
    return [share(event.clientX - box.left, box.width), share(event.clientY - box.top, box.height)];
  };
  const line = (from, to) => {
    pen.beginPath();
    pen.moveTo(from[0] * canvas.width, from[1] * canvas.height);
    pen.lineTo(to[0] * canvas.width, to[1] * canvas.height);
    pen.stroke();
  };

  pen.lineWidth = 7;
  pen.lineCap = pen.lineJoin = "round";
  pen.strokeStyle = "#12284b";
  part.querySelector("[data-ways]").hidden = false;
  for (const way of ways) way.addEventListener("change", choose);
  window.addEventListener("pageshow", choose);
  choose();

  let last = null;
  canvas.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary || event.button > 0 || points >= most) return;
    canvas.setPointerCapture(event.pointerId);
    last = place(event);
    strokes.push([last]);
    points += 1;
    line(last, last);
    event.preventDefault();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!last || points >= most) return;
    const at = place(event);
    if (Math.hypot(3 * (at[0] - last[0]), at[1] - last[1]) < 0.008) return;
    line(last, at);
    strokes.at(-1).push(at);
    points += 1;
    last = at;
  });
  const lift = () => {
    last = null;
    keep();
  };
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);
  part.querySelector("[data-clear]").addEventListener("click", () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    strokes = [];
    points = 0;
    keep();
  });
}
