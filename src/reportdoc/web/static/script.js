"use strict";
// Pages work without this; it makes them quicker. What it needs to know stands in data- attributes.

const build = document.getElementById("build");

function showBuild(state) {
  if (!build) return;
  const bar = build.querySelector("progress");
  build.hidden = !state.running;
  if (state.running && state.steps) {
    bar.max = state.steps;
    bar.value = state.index;
  }
}

// Nothing that somebody has begun to type or tick is lost to a newer page.
let touched = false;
document.addEventListener("input", () => (touched = true));

// Nobody who is on the way to another page is called back; what is only saved begins the same way.
let left = -Infinity;
addEventListener("beforeunload", () => (left = performance.now()));
const leaving = () => performance.now() - left < 10000;

function renew() {
  if (!touched && !leaving()) location.reload();
}

// Where a build is asked for, the page shows what became of it; what somebody has begun to type stays.
document.addEventListener("built", () => {
  document.getElementById("built").hidden = false;
  if (document.querySelector("[data-builds]")) renew();
});

function listen() {
  if (!document.querySelector("header nav")) return;
  const events = new EventSource("/events");
  let built = build && build.dataset.running === "true";
  events.addEventListener("build", (event) => {
    const state = JSON.parse(event.data);
    showBuild(state);
    if (built && !state.running) document.dispatchEvent(new CustomEvent("built"));
    built = state.running;
  });
  events.addEventListener("state", (event) => {
    const shown = document.querySelector("[data-stale], [data-seen]");
    if (shown && JSON.parse(event.data).stamp !== (shown.dataset.stale || shown.dataset.seen)) renew();
  });
  events.addEventListener("read", () => {
    if (document.querySelector("[data-reading]")) renew();
  });
  events.addEventListener("previewed", () => {
    if (document.querySelector("[data-previewing]")) renew();
  });
  events.addEventListener("placed", () => {
    if (document.querySelector("[data-placing]")) renew();
  });
  window.addEventListener("pagehide", () => events.close());
  // What was done before this page began to listen is told to nobody.
  if (document.querySelector("[data-reading], [data-placing]")) setTimeout(() => renew(), 8000);
}

function selectWhole() {
  for (const field of document.querySelectorAll("[data-copy]")) field.addEventListener("focus", () => field.select());
}

// Files can be dropped on a form that sends some; how far large ones are is shown.
function uploads() {
  for (const form of document.querySelectorAll("form[data-upload]")) {
    const field = form.querySelector("input[type=file]");
    const over = (is) => (event) => {
      event.preventDefault();
      form.classList.toggle("over", is);
    };
    form.addEventListener("dragover", over(true));
    form.addEventListener("dragleave", over(false));
    form.addEventListener("drop", (event) => {
      over(false)(event);
      field.files = event.dataTransfer.files;
      if (field.files.length) form.requestSubmit();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form, form.querySelector("progress"), form.querySelector("button"));
    });
  }
}

function send(form, bar, button) {
  const request = new XMLHttpRequest();
  // Where that fails, the form is sent as it would be without script, which shows why.
  const plainly = () => HTMLFormElement.prototype.submit.call(form);
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "application/json");
  bar.hidden = false;
  button.disabled = true;
  request.upload.addEventListener("progress", (state) => {
    bar.max = state.total;
    bar.value = state.loaded;
  });
  request.addEventListener("load", () => {
    if (request.status === 200) location.href = JSON.parse(request.responseText).to;
    else plainly();
  });
  request.addEventListener("error", plainly);
  request.send(new FormData(form));
}

listen();
uploads();
selectWhole();

// Pages of the report: keys turn them, the legend is remembered, marked words go into the comment.
function remember() {
  for (const box of document.querySelectorAll("[data-remember]")) {
    const kept = localStorage.getItem(box.id);
    if (kept !== null) box.checked = kept === "true";
    box.addEventListener("change", () => localStorage.setItem(box.id, box.checked));
  }
}

function turnPages() {
  const pages = document.querySelector("[data-pages]");
  if (!pages) return;
  const wide = pages.querySelector("[data-wide]");
  if (wide && innerWidth < 1120) wide.open = false;
  const current = pages.querySelector(".outline [aria-current]");
  if (current && wide.open) current.scrollIntoView({ block: "nearest" });
  // Of a preview one sees first what has changed in it, or else where one was.
  const preview = pages.querySelector("[data-preview]");
  if (preview) {
    history.scrollRestoration = "manual";
    const first = preview.querySelector(".new") || document.getElementById(preview.dataset.preview);
    if (first) first.scrollIntoView({ block: "center" });
  }
  const at = pages.querySelector("rect.at");
  if (at && innerWidth > 832) at.scrollIntoView({ block: "center" });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const way = { ArrowLeft: "prev", k: "prev", ArrowRight: "next", j: "next" }[event.key];
    const link = way && pages.querySelector(`a[rel=${way}]`);
    if (link) link.click();
  });
  const quote = pages.querySelector("[data-quote]");
  const svg = pages.querySelector("svg");
  document.addEventListener("selectionchange", () => {
    const marked = getSelection();
    if (!quote || marked.isCollapsed || !svg.contains(marked.anchorNode)) return;
    const words = marked.toString().replace(/\s+/g, " ").trim();
    if (words) quote.value = words.slice(0, 200);
  });
  document.addEventListener("built", () => {
    // The address names the section, which may stand on another page now.
    if (!touched && !leaving()) location.href = pages.dataset.here;
  });
}

function tickAll() {
  const button = document.querySelector("[data-tick]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const boxes = [...document.querySelectorAll("input[name=number]")];
    const ticked = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !ticked;
  });
}

remember();
turnPages();
tickAll();
