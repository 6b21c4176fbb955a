import { readFirstPage } from '@lantai/contract/collection/record-help.api.ts';
import type { RecordDetail } from '@lantai/contract/records/record.ts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Flex } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { useMay } from '#platform/session.ts';
import { AbsentAttachment } from './absent-attachment.tsx';
import { helpText } from './help.text.ts';

const t = helpText.record;

/** What does not fit together in a record: pages described and counted, attachments named and there. */
export function RecordNotices({ record }: { record: RecordDetail }) {
  const may = useMay();
  const { data } = useQuery({
    ...apiQuery(readFirstPage, { params: { recordId: record.id } }),
    enabled: may(readFirstPage.access) && !record.quarantined && record.componentList.length > 0,
  });
  if (!data) return null;
  const { described, counted } = data.pages;
  const pagesDiffer = described !== null && counted !== null && described !== counted;
  const absent = data.absentAttachments;
  if (!pagesDiffer && absent.length === 0) return null;
  return (
    <Flex vertical gap={8} className="record-notices">
      {pagesDiffer && <Alert type="warning" showIcon title={t.pages(counted, described)} />}
      {absent.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={
            <>
              {t.absent(absent.length)}
              {absent.map((each) => (
                <AbsentAttachment
                  key={`${each.ordinal} ${each.title}`}
                  recordId={record.id}
                  of={each}
                />
              ))}
            </>
          }
        />
      )}
    </Flex>
  );
}
