// The queue by keyboard. Keys move the real focus from line to line, so a screen reader says where one is and Enter
// opens the link as it always does. They keep still while somebody types, and can be turned off for good.
(() => {
  const lines = [...document.querySelectorAll("#result_list tbody a.t")];
  const help = document.getElementById("queue-keys");
  const opener = document.getElementById("queue-keys-open");
  const active = document.getElementById("queue-keys-active");
  if (!help || !opener || !active) return;
  const kept = "queue-keys-off";
  const remembered = () => { try { return localStorage.getItem(kept) === "1"; } catch { return false; } };
  active.checked = !remembered();
  active.addEventListener("change", () => {
    try { localStorage.setItem(kept, active.checked ? "0" : "1"); } catch { /* private windows forget it */ }
  });
  opener.hidden = false;
  opener.addEventListener("click", () => help.showModal());

  const here = () => lines.findIndex((line) => line.closest("tr").contains(document.activeElement));
  const go = (step) => {
    const next = here() < 0 ? (step > 0 ? 0 : lines.length - 1) : here() + step;
    const line = lines[next] || document.querySelector(`.paginator a[rel=${step > 0 ? "next" : "prev"}]`);
    if (!line) return;
    line.focus();
    line.scrollIntoView({ block: "nearest" });
  };
  const mark = () => lines[here()]?.closest("tr").querySelector("input.action-select")?.click();
  const find = () => document.getElementById("searchbar")?.focus();
  const keys = { j: () => go(1), k: () => go(-1), x: mark, "/": find, "?": () => help.showModal() };
  const onLine = { ArrowDown: () => go(1), ArrowUp: () => go(-1) };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (typing || help.open || !active.checked || event.ctrlKey || event.altKey || event.metaKey) return;
    const act = keys[event.key] || (here() >= 0 && onLine[event.key]);
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
