// Find the number that makes SHA-256 of "<text>:<number>" begin with enough zero bits. Runs beside the page.
// crypto.subtle would be slower for so short a text, and is missing on addresses without TLS.
"use strict";

const ROUND = new Uint32Array(64);
const START = new Uint32Array(8);
{
  // The constants of SHA-256: fractions of the roots of the first primes (FIPS 180-4, 4.2.2 and 5.3.3).
  const fraction = (root) => Math.floor((root - Math.floor(root)) * 4294967296);
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  primes.forEach((prime, place) => {
    ROUND[place] = fraction(Math.cbrt(prime));
    if (place < 8) START[place] = fraction(Math.sqrt(prime));
  });
}

const words = new Uint32Array(64);

function turn(word, by) {
  return (word >>> by) | (word << (32 - by));
}

// Take one block of 64 bytes into the state.
function digest(state, bytes, from) {
  for (let i = 0; i < 16; i++, from += 4) {
    words[i] = (bytes[from] << 24) | (bytes[from + 1] << 16) | (bytes[from + 2] << 8) | bytes[from + 3];
  }
  for (let i = 16; i < 64; i++) {
    const a = words[i - 15], b = words[i - 2];
    words[i] = words[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + words[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
  }
  let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
  for (let i = 0; i < 64; i++) {
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUND[i] + words[i]) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + first) | 0; d = c; c = b; b = a; a = (first + second) | 0;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}

onmessage = ({ data: { text, bits } }) => {
  const head = new TextEncoder().encode(`${text}:`);
  const whole = head.length - (head.length % 64);
  const common = START.slice();
  for (let from = 0; from < whole; from += 64) digest(common, head, from);

  // Two blocks hold the rest of the head, twenty digits and the padding at most.
  const tail = new Uint8Array(128);
  const rest = head.length - whole;
  const expected = 2 ** bits;
  for (let number = 0; ; number++) {
    const digits = String(number);
    const length = rest + digits.length;
    tail.fill(0);
    tail.set(head.subarray(whole));
    for (let i = 0; i < digits.length; i++) tail[rest + i] = digits.charCodeAt(i);
    tail[length] = 0x80;
    const end = length < 56 ? 64 : 128;
    const size = (whole + length) * 8;
    tail[end - 4] = size >>> 24; tail[end - 3] = size >>> 16; tail[end - 2] = size >>> 8; tail[end - 1] = size;
    const state = common.slice();
    digest(state, tail, 0);
    if (end === 128) digest(state, tail, 64);
    if (Math.clz32(state[0]) + (state[0] === 0 ? Math.clz32(state[1]) : 0) >= bits) {
      postMessage({ answer: digits, share: 1 });
      return;
    }
    if (number % 8192 === 8191) postMessage({ share: 1 - Math.exp(-number / expected) });
  }
};
