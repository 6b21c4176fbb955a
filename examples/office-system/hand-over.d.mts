import type {
  DeliverOptions,
  OfficeSystem,
  SentDocument,
  SentProblem,
  SentReceipt,
} from './office-system.mjs';

export type LedgerLine = {
  attempt: number;
  receipt?: SentReceipt;
  refused?: SentProblem;
  broken?: string;
};

export function handOver(
  system: OfficeSystem,
  documents: readonly SentDocument[],
  options?: {
    atOnce?: number;
    attempts?: number;
    wait?: number;
    disturb?: (document: SentDocument, attempt: number) => DeliverOptions;
  },
): Promise<Map<string, LedgerLine>>;
