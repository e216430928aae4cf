/* Comforts for browsers with JavaScript. Everything here also works without it. */
(() => {
  "use strict";

  const page = document;
  const byId = (id) => page.getElementById(id);

  /* Screen readers speak a status only when its text changes, so it is emptied first. */
  const say = (text) => {
    const announcer = byId("announcer");
    announcer.textContent = "";
    setTimeout(() => { announcer.textContent = text; }, 100);
  };

  const focusOn = (element) => {
    if (!element) return;
    if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
    element.focus({ preventScroll: element.tagName === "H1" });
  };

  const isLost = () => !page.activeElement || page.activeElement === page.body;

  /* Partials: nobody is left at the top of the page because the part they stood in went away. */
  page.addEventListener("htmx:afterSettle", (event) => {
    const summary = event.target.querySelector?.(".error-summary");
    if (summary) focusOn(summary);
    else if (isLost()) focusOn(event.target.matches?.("[tabindex]") ? event.target : page.querySelector("main h1"));
  });
  page.addEventListener("htmx:beforeRequest", (event) => event.detail.target?.setAttribute("aria-busy", "true"));
  page.addEventListener("htmx:afterRequest", (event) => event.detail.target?.removeAttribute("aria-busy"));
  for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    page.addEventListener(failure, () => say(page.body.dataset.offline));
  }

  /* Passwords can be looked at. */
  for (const button of page.querySelectorAll("[data-reveals]")) {
    const show = button.textContent;
    button.hidden = false;
    button.addEventListener("click", () => {
      const input = byId(button.dataset.reveals);
      const reveals = input.type === "password";
      input.type = reveals ? "text" : "password";
      button.textContent = reveals ? button.dataset.hide : show;
    });
    /* Browsers offer to keep only what is sent as a password. */
    button.form?.addEventListener("submit", () => { byId(button.dataset.reveals).type = "password"; });
  }

  /* Files are sent with a progress bar; the answer takes the place of what was there. */
  const send = (form, button) => {
    const bar = page.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", button.dataset.sending);
    button.after(bar);
    say(button.dataset.sending);
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (event) => { if (event.total) bar.value = event.loaded / event.total; });
    request.addEventListener("load", () => {
      const answer = new DOMParser().parseFromString(request.responseText, "text/html");
      const main = answer.getElementById("main");
      if (!main) return location.reload();
      history.replaceState(null, "", request.responseURL);
      page.title = answer.title;
      byId("main").replaceWith(main);
      const input = byId(button.dataset.uploads);
      focusOn(main.querySelector(".error-summary") || input || main.querySelector("h1"));
    });
    request.addEventListener("error", () => {
      bar.remove();
      release(form);
      say(page.body.dataset.offline);
    });
    request.open("POST", form.action);
    request.send(new FormData(form, button));
  };

  /* Pressing twice sends once. The button keeps its focus, name and value; coming back to the page frees it again. */
  const release = (form) => {
    delete form.dataset.sent;
    for (const button of page.querySelectorAll('button[aria-disabled="true"]')) button.removeAttribute("aria-disabled");
  };
  page.addEventListener("submit", (event) => {
    const form = event.target;
    const button = event.submitter;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    button?.setAttribute("aria-disabled", "true");
    if (button?.dataset.uploads && byId(button.dataset.uploads)?.files.length) {
      event.preventDefault();
      send(form, button);
    }
  });
  addEventListener("pageshow", () => page.querySelectorAll("form[data-sent]").forEach(release));

  /* Dialogs, in browsers that do not know command= yet. */
  if (!("command" in HTMLButtonElement.prototype)) {
    page.addEventListener("click", (event) => {
      const button = event.target.closest("button[commandfor]");
      const dialog = button && byId(button.getAttribute("commandfor"));
      if (dialog) button.getAttribute("command") === "show-modal" ? dialog.showModal() : dialog.close();
    });
  }

  /* Menus close when one goes elsewhere. */
  const closeMenus = (but) => page.querySelectorAll("details.menu[open]").forEach((menu) => { if (menu !== but) menu.open = false; });
  page.addEventListener("click", (event) => closeMenus(event.target.closest("details.menu")));
  page.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest("details.menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();
