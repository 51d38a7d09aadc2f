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
  events.addEventListener("state", () => {
    if (document.querySelector("[data-stale]")) location.reload();
  });
  window.addEventListener("pagehide", () => events.close());
}

function selectWhole() {
  for (const field of document.querySelectorAll("[data-copy]")) field.addEventListener("focus", () => field.select());
}

listen();
selectWhole();
