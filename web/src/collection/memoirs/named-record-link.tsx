import type { NamedRecord } from '@lantai/contract/collection/named-record.ts';
import { Link } from '@tanstack/react-router';
import { memoirsText as t } from './memoirs.text.ts';

/** A record by number and title, leading to its page; without words where it may not be seen. */
export function NamedRecordLink({ record }: { record: NamedRecord }) {
  const { recordId, number, documentNumber, title, state } = record;
  if (state === null) return t.unseen;
  return (
    <Link to="/records/$recordId" params={{ recordId }}>
      {[number, documentNumber, title].filter(Boolean).join(' ')}
    </Link>
  );
}
