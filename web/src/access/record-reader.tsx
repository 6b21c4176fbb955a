import { readContent } from '@lantai/contract/access/access.api.ts';
import { componentRoleNames } from '@lantai/contract/records/component-role.ts';
import type { Component, RecordDetail } from '@lantai/contract/records/record.ts';
import { Button, Flex, Select } from 'antd';
import { useMay } from '#platform/session.ts';
import { accessText as t } from './access.text.ts';
import { NotShown } from './not-shown.tsx';
import { Viewer } from './viewer.tsx';
import './viewer.css';

type Props = {
  readonly record: RecordDetail;
  readonly read: Component | undefined;
  readonly words: string;
  readonly wide: boolean;
  readonly onRead: (componentId: string) => void;
  readonly onWide: () => void;
};

/** The document beside its description, or why it is not shown. */
export function RecordReader({ record, read, words, wide, onRead, onWide }: Props) {
  const may = useMay();
  const reason = whyNotShown(record, may(readContent.access));
  if (reason || !read)
    return (
      <section className="record-reader" aria-label={t.name}>
        <NotShown {...(reason ?? { what: t.notViewable.none, wayOut: t.notViewable.noneHint })} />
      </section>
    );

  return (
    <section className="record-reader" aria-label={t.name}>
      <Flex gap={8} className="reader-bar">
        <Select
          size="small"
          aria-label={t.component}
          className="component-choice"
          value={read.id}
          options={record.componentList.map(({ id, role, fileName }) => ({
            value: id,
            label: `${componentRoleNames[role]} ${fileName}`,
          }))}
          onChange={onRead}
        />
        <Button size="small" onClick={onWide}>
          {wide ? t.narrow : t.wide}
        </Button>
      </Flex>
      <Viewer
        recordId={record.id}
        component={read}
        words={words}
        mayDownload={record.allowed.includes('download')}
        mayPrint={record.allowed.includes('print')}
      />
    </section>
  );
}

function whyNotShown({ quarantined }: RecordDetail, mayRead: boolean) {
  const { notViewable } = t;
  if (quarantined) return { what: notViewable.quarantined, wayOut: notViewable.quarantinedHint };
  if (!mayRead) return { what: notViewable.noRight, wayOut: notViewable.noRightHint };
  return undefined;
}
