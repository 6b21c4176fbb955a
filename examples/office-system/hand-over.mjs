// How an office system hands everything over that it finished, and knows afterwards what became of it.
import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from './office-system.mjs';

/**
 * Hands documents over, a few at a time, each until the archive has answered. The ledger has one line for
 * each: its receipt, or why it was refused. Whatever happened on the way, sending the same again is right:
 * the archive knows the document by its sourceId and content.
 *
 * `disturb(document, attempt)` may break a connection, for tests: it returns options of `deliver`.
 */
export async function handOver(system, documents, options = {}) {
  const { atOnce = 4, attempts = 5, wait = 1000, disturb = () => ({}) } = options;
  const ledger = new Map();
  const queue = [...documents];
  const work = async () => {
    for (let document = queue.shift(); document; document = queue.shift())
      ledger.set(
        document.sourceId,
        await untilAnswered(system, document, { attempts, wait, disturb }),
      );
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return ledger;
}

async function untilAnswered(system, document, { attempts, wait, disturb }) {
  for (let attempt = 1; ; attempt += 1)
    try {
      const receipt = await system.deliver(document, disturb(document, attempt));
      return { attempt, receipt };
    } catch (error) {
      // What is refused is refused the next time too: somebody has to put it right.
      if (
        error instanceof Refused &&
        error.status < 500 &&
        error.problem?.code !== 'capture.delivery-broken-off'
      )
        return { attempt, refused: error.problem };
      if (attempt >= attempts) return { attempt, broken: String(error) };
      await pause(wait * attempt);
    }
}
