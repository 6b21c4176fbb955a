import type { Agent } from 'node:http';

export type SentComponent = { role: string; fileName: string; bytes?: Buffer; path?: string };
export type SentDocument = Record<string, unknown> & {
  sourceId: string;
  components: SentComponent[];
};
export type SentReceipt = {
  receiptId: string;
  outcome: 'taken' | 'repeated';
  version: number | null;
  state: string;
  heldFor: string | null;
  standing: string | null;
  temporaryNumber: string | null;
  archivalCode: string | null;
  recordState: string | null;
  quarantined: boolean;
  notices: string[];
  reason: string | null;
  components: { fileName: string; size: number; sha512: string; sm3: string }[];
  signature?: { keyId: string; certificate: string; value: string };
};
export type SentProblem = {
  code: string;
  title: string;
  faults?: { rule: string; place: string; declared?: string; found?: string }[];
};
export type DeliverOptions = { cutAfter?: number; algorithm?: 'sha256' | 'sha512' | 'sm3' };
export type DescribedFile = {
  part: string;
  bytes?: Buffer;
  path?: string;
  size: number;
  declared: Record<string, unknown>;
};

export class Refused extends Error {
  status: number;
  problem: SentProblem;
}

export class Unproven extends Error {
  receipt: SentReceipt;
}

export class OfficeSystem {
  constructor(options: { url: string; token: string; agent?: Agent; certificate?: string });
  describe(): Promise<{ code: string; organisations: { code: string; mapped: boolean }[] }>;
  noteOrganisations(
    organisations: { code: string; name: string; validOn: string }[],
  ): Promise<{ noted: number; known: number; unmapped: string[] }>;
  noteFinished(instances: Record<string, unknown>[]): Promise<{ noted: number; known: number }>;
  receipt(receiptId: string): Promise<SentReceipt>;
  receipts(sourceId: string): Promise<SentReceipt[]>;
  receiptEvents(after?: number): Promise<{
    events: { eventId: number; sourceId: string; state: string; recordState: string | null }[];
    next: number | null;
  }>;
  deliver(document: SentDocument, options?: DeliverOptions): Promise<SentReceipt>;
  send(
    envelope: Record<string, unknown>,
    files: DescribedFile[],
    options?: { cutAfter?: number },
  ): Promise<SentReceipt>;
}

export function describe(
  component: SentComponent,
  part: string,
  algorithm?: 'sha256' | 'sha512' | 'sm3',
): Promise<DescribedFile>;

export function isGenuine(pushed: {
  secret: string;
  signature: string | string[] | undefined;
  body: string;
  now?: number;
  tolerance?: number;
}): boolean;

export function isSignedBy(told: { receipt: SentReceipt; certificate: string }): boolean;
