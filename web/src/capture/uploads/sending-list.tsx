import { Button, Flex, Progress, Table, type TableColumnsType, Typography } from 'antd';
import { count } from '#platform/figures.ts';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { captureText } from '../capture.text.ts';
import { sizeText } from './size-text.ts';
import type { Sending, UploadQueue } from './upload-queue.ts';

const t = captureText.upload;

const tones: Record<Sending['state'], Tone> = {
  waiting: 'waiting',
  sending: 'running',
  staged: 'done',
  broken: 'near',
  refused: 'failed',
};

type SendingListProps = { queue: UploadQueue; sendings: readonly Sending[] };

/** What is on its way or did not arrive, file by file; what has arrived is only counted. */
export function SendingList({ queue, sendings }: SendingListProps) {
  const open = sendings.filter(({ state }) => state !== 'staged');
  if (sendings.length === 0) return null;
  return (
    <Flex vertical gap={4}>
      <SendingSum queue={queue} sendings={sendings} />
      {open.length > 0 && (
        <Table
          size="small"
          className="list-table list-dense"
          virtual
          scroll={{ y: Math.min(220, 24 * open.length + 2), x: 700 }}
          showHeader={false}
          rowKey="key"
          columns={columnsOf(queue)}
          dataSource={open}
          pagination={false}
        />
      )}
    </Flex>
  );
}

/** The whole of it in one line: so many arrived, so much of the bytes, and what needs a hand. */
function SendingSum({ queue, sendings }: SendingListProps) {
  const of = (state: Sending['state']) => sendings.filter((each) => each.state === state);
  const taken = sendings.filter(({ state }) => state !== 'refused');
  const bytes = taken.reduce((sum, { size }) => sum + size, 0);
  const sent = taken.reduce((sum, each) => sum + each.sent, 0);
  const broken = of('broken').map(({ key }) => key);
  const refused = of('refused').map(({ key }) => key);
  return (
    <Flex gap={12} align="center" wrap role="status">
      <Typography.Text>
        {t.arrived(count(of('staged').length), count(taken.length))}
        {bytes > 0 && `，${sizeText(sent)} / ${sizeText(bytes)}`}
      </Typography.Text>
      {sent < bytes && (
        <Progress
          size="small"
          percent={Math.floor((sent / bytes) * 100)}
          style={{ width: 160, margin: 0 }}
          aria-label={t.progress}
        />
      )}
      {broken.length > 0 && (
        <Button size="small" onClick={() => queue.resume(broken)}>
          {t.resumeAll(broken.length)}
        </Button>
      )}
      {refused.length > 0 && (
        <Button size="small" onClick={() => queue.remove(refused)}>
          {t.dismissRefused(refused.length)}
        </Button>
      )}
    </Flex>
  );
}

function columnsOf(queue: UploadQueue): TableColumnsType<Sending> {
  return [
    {
      key: 'state',
      width: 92,
      render: (_, { state }) => <StateTag tone={tones[state]}>{t.states[state]}</StateTag>,
    },
    { key: 'path', dataIndex: 'path', ellipsis: true },
    { key: 'size', width: 88, align: 'right', render: (_, { size }) => sizeText(size) },
    {
      key: 'progress',
      width: 320,
      render: (_, sending) =>
        sending.state === 'sending' ? (
          <Progress size="small" percent={Math.floor((sending.sent / sending.size) * 100)} />
        ) : (
          sending.reason
        ),
    },
    {
      key: 'action',
      width: 96,
      render: (_, { key, state }) => (
        <Flex gap={8}>
          {state === 'broken' && (
            <Button type="link" size="small" onClick={() => queue.resume([key])}>
              {t.resume}
            </Button>
          )}
          <Button type="link" size="small" onClick={() => queue.remove([key])}>
            {state === 'refused' ? t.dismiss : t.cancel}
          </Button>
        </Flex>
      ),
    },
  ];
}
