import type {
  DeliveryFault,
  DeliveryNotice,
  Envelope,
  EnvelopeComponent,
} from '@lantai/contract/capture/exchange/envelope.ts';
import { readRetention } from '@lantai/contract/classification/retention.ts';
import { readSecurityLevel } from '@lantai/contract/records/security-level.ts';
import { dayOf } from '#platform/clock.ts';
import { fault } from './read-envelope.ts';

/** What an office system's process page is, and what may stand beside a document but not for it. */
const mayBeWebPage: ReadonlySet<EnvelopeComponent['role']> = new Set(['attachment']);

export function isBodyLike({ role }: Pick<EnvelopeComponent, 'role'>): boolean {
  return !mayBeWebPage.has(role);
}

/** What keeps a delivery out by its envelope alone, before a byte of its files is looked at. */
export function judgeEnvelope(envelope: Envelope, now: Date): DeliveryFault[] {
  const today = dayOf(now);
  const faults: DeliveryFault[] = [];
  if (!envelope.finished) faults.push(fault('not-finished', 'finished'));
  // K.1 no. 1: the drafting date was archived as the date of the document, and nobody noticed.
  if (envelope.issuedOn === undefined) faults.push(fault('issue-date-missing', 'issuedOn'));
  else if (envelope.issuedOn > today)
    faults.push(fault('date-in-future', 'issuedOn', { found: envelope.issuedOn }));
  if (new Date(envelope.finishedAt) > now)
    faults.push(fault('date-in-future', 'finishedAt', { found: envelope.finishedAt }));
  if (envelope.security !== undefined && !readSecurityLevel(envelope.security))
    faults.push(fault('security-unreadable', 'security', { found: envelope.security }));
  return [...faults, ...judgeComponents(envelope.components)];
}

function judgeComponents(components: readonly EnvelopeComponent[]): DeliveryFault[] {
  const faults: DeliveryFault[] = [];
  // K.1 no. 9: distributed copies without the body they belong to.
  if (!components.some(({ role }) => role === 'original'))
    faults.push(fault('body-missing', 'components'));
  const parts = new Set<string>();
  for (const component of components) {
    const { fileName, part, size } = component;
    if (parts.has(part)) faults.push(fault('part-repeated', fileName));
    parts.add(part);
    if (size === 0) faults.push(fault('component-empty', fileName));
    if (isBodyLike(component) && /\.(?:html?|mht(?:ml)?|xhtml)$/iu.test(fileName))
      faults.push(fault('body-is-html', fileName));
  }
  return faults;
}

/** What is taken all the same, and said. */
export function noticesOf({ draftedOn, components, retention }: Envelope): DeliveryNotice[] {
  const notices: DeliveryNotice[] = [];
  if (draftedOn !== undefined) notices.push('issue-date-used');
  if (!components.some(({ role }) => role === 'handling-form' || role === 'dispatch-form'))
    notices.push('approval-sheet-missing');
  if (retention === undefined) notices.push('retention-missing');
  else if (readRetention(retention).kind === 'invalid') notices.push('retention-unreadable');
  return notices;
}
