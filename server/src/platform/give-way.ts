// Long enough for a page, short enough that work in the background goes on whatever comes.
const patience = 50;

/**
 * For a thread of its own: stands still while somebody waits for a page, at most 50 ms at a time.
 * `memory` is `servingMemory` of the thread that serves.
 */
export function giveWay(memory: SharedArrayBuffer): void {
  const serving = new Int32Array(memory);
  const until = performance.now() + patience;
  for (let left = patience; left > 0; left = until - performance.now()) {
    const waiting = Atomics.load(serving, 0);
    if (waiting === 0) return;
    Atomics.wait(serving, 0, waiting, left);
  }
}
