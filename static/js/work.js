// Let the work of a form be done beside the page while it is read. Sending is held back only as long as both the work
// and the page's own wait last; whatever goes wrong here, the form is sent as if this script were not there.
for (const work of document.querySelectorAll("[data-work]")) begin(work);

function begin(work) {
  const form = work.closest("form");
  const text = form.elements.tantangan.value;
  const answer = form.elements.jawaban;
  const holding = work.querySelector("[data-holding]");
  const says = work.querySelector("[data-says]");
  const bar = work.querySelector("progress");
  const patient = Number(work.dataset.wait) * 1000 + 500;
  let ready = Boolean(answer.value);
  let worker = null;
  let pressed = null;
  let timer = 0;

  function settle(found) {
    if (ready) return;
    ready = true;
    if (found) answer.value = found;
    if (worker) worker.terminate();
    clearTimeout(timer);
    if (pressed) form.requestSubmit(pressed.button);
  }

  function hold(event) {
    const button = event.submitter;
    if (ready || (button && button.name === "simpan")) return;
    event.preventDefault();
    if (pressed) return;
    pressed = { button };
    holding.hidden = false;
    says.textContent = says.dataset.says;
    timer = setTimeout(settle, Math.max(0, patient - performance.now()));
  }

  if (ready || typeof form.requestSubmit !== "function") return;
  try {
    worker = new Worker(work.dataset.worker);
  } catch {
    return;
  }
  worker.onerror = () => settle("");
  worker.onmessage = ({ data }) => {
    bar.value = data.share * 100;
    if (data.answer) settle(data.answer);
  };
  worker.postMessage({ text, bits: Number(work.dataset.work) });
  form.addEventListener("submit", hold);
  for (const note of work.querySelectorAll("[data-without-scripts]")) note.hidden = true;
  // Coming back to a page that the browser kept: what was held then is not held now.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    holding.hidden = true;
    pressed = null;
  });
}
