import { proveEntry } from '@lantai/contract/audit/audit.api.ts';
import type { TrailEntry } from '@lantai/contract/audit/trail.ts';
import { Descriptions, Flex } from 'antd';
import { apiAddress } from '#platform/api.ts';
import { auditText as t } from './audit.text.ts';

/** What an entry says beyond its row, word for word, and the way to a proof for outsiders. */
export function TrailEntryDetails({ entry }: { entry: TrailEntry }) {
  const { seq, command, subject, requestId, details } = entry;
  const stated = Object.entries(details).map(([name, value]) => ({
    key: `details.${name}`,
    label: <span className="code">{name}</span>,
    children: <span className="detail-value">{written(value)}</span>,
  }));
  return (
    <Flex vertical gap={8} align="start">
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'command', label: t.command, children: <span className="code">{command}</span> },
          { key: 'subject', label: t.subject, children: <span className="code">{subject}</span> },
          { key: 'request', label: t.request, children: <span className="code">{requestId}</span> },
          ...stated,
        ]}
      />
      <a href={apiAddress(proveEntry, { params: { seq } })} download={`proof-${seq}.json`}>
        {t.proof}
      </a>
    </Flex>
  );
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
