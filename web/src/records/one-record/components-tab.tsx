import { componentRoleNames } from '@lantai/contract/records/component-role.ts';
import type { Component, RecordDetail } from '@lantai/contract/records/record.ts';
import { Button, Descriptions, Empty, Flex, Typography } from 'antd';
import { Basis } from '#platform/basis.tsx';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { byteText } from './byte-text.ts';
import { recordText } from './record.text.ts';

const t = recordText.components;

const textTones: Record<Component['textState'], Tone> = {
  waiting: 'waiting',
  read: 'done',
  none: 'ended',
  failed: 'failed',
};

type Props = {
  readonly record: RecordDetail;
  readonly readId: string | undefined;
  readonly onRead: (componentId: string) => void;
};

/** The files of a record in their order, each with what proves that it is unchanged. */
export function ComponentsTab({ record: { componentList }, readId, onRead }: Props) {
  if (componentList.length === 0)
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.none}>
        {t.noneHint}
      </Empty>
    );
  return (
    <>
      <Flex gap={8}>
        <Typography.Text type="secondary">{t.order}</Typography.Text>
        <Basis rule={t.orderRule} source={t.orderSource} />
      </Flex>
      <ol className="component-list">
        {componentList.map((component) => (
          <li key={component.id} className={component.id === readId ? 'component-read' : undefined}>
            <ComponentHead {...{ component, readId, onRead }} />
            <ComponentFacts component={component} />
          </li>
        ))}
      </ol>
    </>
  );
}

type HeadProps = Omit<Props, 'record'> & { readonly component: Component };

function ComponentHead({ component: { id, role, fileName }, readId, onRead }: HeadProps) {
  const isRead = id === readId;
  return (
    <Flex gap={8} justify="space-between" align="start">
      <span className="component-name">
        <strong>{componentRoleNames[role]}</strong> {fileName}
      </span>
      <Button size="small" disabled={isRead} onClick={() => onRead(id)}>
        {isRead ? t.reading : t.read}
      </Button>
    </Flex>
  );
}

function ComponentFacts({ component }: { component: Component }) {
  const { size, mediaType, sha512, sm3, textState, textNote } = component;
  const items = [
    { key: 'size', label: t.size, children: byteText(size) },
    { key: 'format', label: t.format, children: <span className="code">{mediaType}</span> },
    {
      key: 'text',
      label: t.text,
      children: (
        <Flex gap={8} wrap>
          <StateTag tone={textTones[textState]}>{t.textStates[textState]}</StateTag>
          {textNote}
        </Flex>
      ),
    },
    { key: 'sm3', label: 'SM3', children: <Digest name="SM3" value={sm3} /> },
    { key: 'sha512', label: 'SHA-512', children: <Digest name="SHA-512" value={sha512} /> },
  ];
  return <Descriptions size="small" column={1} items={items} className="record-facts" />;
}

/** Its beginning and end are what people compare; the whole is copied. */
function Digest({ name, value }: { name: string; value: string }) {
  return (
    <Typography.Text copyable={{ text: value, tooltips: [t.copy(name)] }} className="code">
      <span title={value}>
        {value.slice(0, 12)}…{value.slice(-6)}
      </span>
    </Typography.Text>
  );
}
