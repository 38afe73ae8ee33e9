// Send chosen files in parts: a weak line loses at most the part in flight, a reload or a dead server nothing.
// Without this script the page's own button sends the files whole.
const place = document.getElementById("unggah");
const input = document.getElementById("id_berkas");
const list = document.getElementById("daftar-berkas");
const form = input.form;
const token = form.elements.csrfmiddlewaretoken.value;
const words = place.dataset;
const partSize = Number(words.part);
const LONGEST_WAIT = 30000;
const waiting = [];
let running = null;

place.querySelector("button").hidden = true; // choosing is enough here
input.addEventListener("change", () => {
  for (const file of input.files) waiting.push(lineOf(file));
  input.value = "";
  document.getElementById("belum-ada")?.remove();
  list.hidden = false;
  next();
});
form.addEventListener("submit", (event) => {
  if (!running) return;
  event.preventDefault();
  say(words.busy);
  running.line.scrollIntoView({ block: "center" });
});

function lineOf(file) {
  const line = document.getElementById("berkas-jalan").content.firstElementChild.cloneNode(true);
  const bar = line.querySelector("progress");
  line.querySelector(".name").textContent = file.name;
  bar.setAttribute("aria-label", file.name);
  const job = { file, line, bar, note: line.querySelector("small span"), trouble: line.querySelector("small span + span"), meta: line.querySelector(".meta"), key: "", stop: new AbortController() };
  const button = line.querySelector("button");
  button.querySelector(".sr").textContent = ` ${file.name}`;
  button.addEventListener("click", () => cancel(job));
  list.append(line);
  return job;
}

async function next() {
  if (running || !waiting.length) return;
  running = waiting.shift();
  try {
    await send(running);
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  } finally {
    running = null;
    next();
  }
}

async function send(job) {
  const { file } = job;
  const about = new URLSearchParams({ name: file.name, size: file.size, changed: file.lastModified });
  let answer = await ask(job, words.begin, about);
  while (answer.key || "offset" in answer) {
    job.key = answer.key || job.key;
    show(job, answer.offset);
    const part = file.slice(answer.offset, answer.offset + partSize);
    answer = await ask(job, `${words.begin}${job.key}/?mulai=${answer.offset}`, part);
  }
  if (answer.row) {
    job.line.outerHTML = answer.row;
    say(`${file.name} ${words.kept}`);
  } else {
    refuse(job, answer);
  }
}

// Ask until there is an answer; in between wait 1, 2, 4 … seconds, or until the line is back.
async function ask(job, address, body) {
  for (let wait = 1000; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    try {
      const answer = await fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token }, signal: job.stop.signal });
      if (answer.headers.get("Content-Type")?.startsWith("application/json")) return await answer.json();
      if (answer.status < 500) return { lost: true, sentence: "" };
    } catch (error) {
      if (error.name === "AbortError") throw error;
    }
    job.trouble.textContent = words.broken;
    say(words.broken);
    await pause(wait, job.stop.signal);
  }
}

function pause(wait, signal) {
  return new Promise((go, stop) => {
    const timer = setTimeout(done, wait);
    addEventListener("online", done, { once: true });
    signal.addEventListener("abort", () => stop(signal.reason), { once: true });
    function done() {
      clearTimeout(timer);
      removeEventListener("online", done);
      go();
    }
  });
}

function show(job, offset) {
  const percent = Math.floor((100 * offset) / (job.file.size || 1));
  job.bar.value = percent;
  job.meta.textContent = offset + partSize >= job.file.size ? words.checked : "";
  job.note.textContent = `${percent}% ${words.sent}`;
  job.trouble.textContent = "";
}

function refuse(job, answer) {
  if (answer.lost) return plainly(job, answer.sentence);
  const line = document.getElementById("berkas-tolak").content.firstElementChild.cloneNode(true);
  line.querySelector(".name").textContent = job.file.name;
  line.querySelector(".error").textContent = answer.sentence;
  job.line.replaceWith(line);
  say(`${job.file.name}: ${answer.sentence}`);
}

// The draft of this browser is gone: give the file back to the plain form, which begins a new one and keeps it.
function plainly(job, sentence) {
  const chosen = new DataTransfer();
  for (const file of [...input.files, job.file, ...waiting.splice(0).map((other) => (other.line.remove(), other.file))]) chosen.items.add(file);
  input.files = chosen.files;
  job.line.remove();
  place.querySelector("button").hidden = false;
  say(sentence);
}

function cancel(job) {
  job.stop.abort();
  job.line.remove();
  waiting.splice(0, waiting.length, ...waiting.filter((other) => other !== job));
  if (job.key) fetch(`${words.begin}${job.key}/?batal=1`, { method: "POST", headers: { "X-CSRFToken": token } });
  input.focus();
}

function say(text) {
  document.getElementById("kabar-unggah").textContent = text;
}
