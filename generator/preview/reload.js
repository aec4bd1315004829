// Waits for the preview's next build. Reloads the page when it, or a file it is made with, changed; shows what failed.
"use strict";
(() => {
  const own = document.currentScript.dataset;
  const missing = "missing" in own;
  const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
  let version = own.version;
  let dismissed = "";
  let panel = null;

  // Pages, and the data that few of them ask for, and only when somebody searches.
  const isPage = (url) => /\.(html|xml|json|txt)$|^search\/|^moving\.js$/.test(url);
  const concerns = (changed) =>
    changed === null || (changed.length > 0 && missing) || changed.some((url) => url === own.url || !isPage(url));

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function dismiss(text) {
    dismissed = text;
    panel?.remove();
    panel = null;
  }

  function show(text) {
    if (text === "") dismissed = "";
    panel?.remove();
    panel = null;
    if (text === "" || text === dismissed) return;
    panel = element("div", { id: "dateline-preview-problems" });
    const close = element("button", { type: "button", textContent: "Dismiss", onclick: () => dismiss(text) });
    const heading = element("h2", { textContent: "The build failed. This is the last good page." });
    const words = element("pre", { textContent: text, tabIndex: 0 });
    const box = element("section", { tabIndex: -1 }, element("header", {}, heading, close), words);
    box.setAttribute("role", "alert");
    box.setAttribute("aria-label", "Problems of the last build");
    box.addEventListener("keydown", (event) => event.key === "Escape" && dismiss(text));
    const style = element("link", { rel: "stylesheet", href: own.base + "/overlay.css" });
    panel.attachShadow({ mode: "open" }).append(style, box);
    document.body.append(panel);
  }

  async function ask() {
    const answer = await fetch(own.base + "/wait?since=" + version, { cache: "no-store" });
    if (answer.status === 404) location.reload(); // another preview answers: it has another address for this script
    if (!answer.ok) throw new Error(answer.statusText);
    const notice = await answer.json();
    version = notice.version;
    if (concerns(notice.changed)) location.reload();
    else show(notice.problems);
  }

  // A hidden page does not hold a connection: browsers open only six to one server.
  const seen = () =>
    document.hidden
      ? new Promise((done) => document.addEventListener("visibilitychange", done, { once: true }))
      : Promise.resolve();

  async function follow() {
    for (;;) {
      await seen();
      await ask().catch(() => pause(1));
    }
  }

  show(own.problems ?? "");
  follow();
})();
