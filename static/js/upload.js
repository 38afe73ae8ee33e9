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
const MOST_BEGINNINGS = 3;
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

addEventListener("beforeunload", (event) => {
  if (running) event.preventDefault(); // what was sent stays, but the file would have to be chosen again
});

function lineOf(file) {
  const line = document.getElementById("berkas-jalan").content.firstElementChild.cloneNode(true);
  const bar = line.querySelector("progress");
  line.querySelector(".name").textContent = file.name;
  bar.setAttribute("aria-label", file.name);
  const job = {
    file, line, bar, key: "", paused: null, began: 0, first: 0, stop: new AbortController(),
    note: line.querySelector("small span"), trouble: line.querySelector("small span + span"),
    meta: line.querySelector(".meta"), toggle: line.querySelector("[data-does=pause] > span"),
  };
  for (const name of line.querySelectorAll(".sr")) name.textContent = ` ${file.name}`;
  line.querySelector("[data-does=pause]").addEventListener("click", () => turn(job));
  line.querySelector("[data-does=cancel]").addEventListener("click", () => cancel(job));
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
  let answer = { begin: true };
  for (let begun = 0; "offset" in answer || (answer.begin && begun < MOST_BEGINNINGS); ) {
    await job.paused?.promise;
    job.stop.signal.throwIfAborted();
    if (answer.begin) {
      answer = await ask(job, words.begin, about);
      begun += 1;
      if (answer.key) take(job, answer);
    } else {
      show(job, answer.offset);
      const part = file.slice(answer.offset, answer.offset + partSize);
      answer = await ask(job, `${words.begin}${job.key}/?mulai=${answer.offset}`, part);
    }
  }
  if (answer.row) {
    clear(job); // the answer has arrived: the portal may let the parts go
    job.line.outerHTML = answer.row;
    say(`${file.name} ${words.kept}`);
  } else {
    refuse(job, answer);
  }
}

function take(job, answer) {
  job.key = answer.key;
  job.began = Date.now();
  job.first = answer.offset;
  list.querySelector(`[data-key="${CSS.escape(answer.key)}"]`)?.remove(); // the line it had before a reload
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
    job.trouble.textContent = job.paused ? words.paused : words.broken;
    say(job.trouble.textContent);
    await pause(wait, job.stop.signal);
    await job.paused?.promise;
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
  job.meta.textContent =
    offset + partSize >= job.file.size
      ? words.checked
      : `${megabytes(offset)} ${words.of} ${megabytes(job.file.size)} MB${left(job, offset)}`;
  job.note.textContent = `${percent}% ${words.sent}`;
  job.trouble.textContent = "";
}

// Say how long it will take, once enough has been sent to know.
function left(job, offset) {
  const sent = offset - job.first;
  if (sent < 4 * partSize) return "";
  const minutes = Math.ceil((((Date.now() - job.began) / sent) * (job.file.size - offset)) / 60000);
  return ` · ${words.left.replace("{n}", minutes)}`;
}

function megabytes(bytes) {
  const one = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return (bytes / 1048576).toLocaleString(document.documentElement.lang, one);
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

// Wait after the part in flight, or go on.
function turn(job) {
  if (job.paused) {
    job.paused.go();
    job.paused = null;
  } else {
    let go;
    const promise = new Promise((done) => (go = done));
    job.paused = { promise, go };
  }
  job.toggle.textContent = job.paused ? words.go : words.pause;
  job.trouble.textContent = job.paused ? words.paused : "";
}

function cancel(job) {
  job.stop.abort();
  job.paused?.go();
  job.line.remove();
  waiting.splice(0, waiting.length, ...waiting.filter((other) => other !== job));
  clear(job);
  input.focus();
}

function clear(job) {
  if (!job.key) return;
  const address = `${words.begin}${job.key}/?batal=1`;
  fetch(address, { method: "POST", headers: { "X-CSRFToken": token }, keepalive: true }).catch(() => {});
}

function say(text) {
  document.getElementById("kabar-unggah").textContent = text;
}
