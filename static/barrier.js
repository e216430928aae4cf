/* The width of the window, told only where a script can ask; the page shows it before it is sent. */
(() => {
  "use strict";

  const field = document.getElementById("width");
  const row = document.getElementById("width-row");
  if (!field || !row) return;
  const tell = () => {
    field.value = window.innerWidth;
    document.getElementById("width-shown").textContent = `${window.innerWidth} px`;
    row.hidden = false;
  };
  tell();
  window.addEventListener("resize", tell);
})();
