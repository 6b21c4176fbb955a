import { createHash } from 'node:crypto';
import {
  type DeliveryFault,
  type DeliveryFaultRule,
  deliveryFaultNames,
  type Envelope,
  envelope,
} from '@lantai/contract/capture/exchange/envelope.ts';
import { Problem } from '#platform/problem.ts';

export type ReadEnvelope = {
  readonly envelope: Envelope;
  /** As it came, unknown fields and all. */
  readonly given: Record<string, unknown>;
  readonly fingerprint: string;
};

export function fault(
  rule: DeliveryFaultRule,
  place: string,
  more: Pick<DeliveryFault, 'declared' | 'found'> = {},
): DeliveryFault {
  return { rule, place, sentence: `${place}：${deliveryFaultNames[rule]}`, ...more };
}

/** Reads the first part of a delivery; everything that is wrong with its form is named at once. */
export function readEnvelope(given: unknown): ReadEnvelope {
  const read = envelope.safeParse(given);
  if (!read.success)
    throw new Problem('capture.envelope-invalid', {
      faults: read.error.issues.map(({ path, message }) =>
        fault('envelope-form', path.map(String).join('.') || 'envelope', { found: message }),
      ),
    });
  const fields = given as Record<string, unknown>;
  return { envelope: read.data, given: fields, fingerprint: fingerprintOf(fields) };
}

/**
 * The digest of what an envelope says, the order of its fields and the names of the parts aside. The
 * digests of the files are in it, so that the same fingerprint means the same document to the byte.
 */
export function fingerprintOf(given: Record<string, unknown>): string {
  return createHash('sha256')
    .update(JSON.stringify(inOneForm(given)))
    .digest('hex');
}

function inOneForm(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneForm);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'part')
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, inner]) => [name, inOneForm(inner)]),
  );
}
