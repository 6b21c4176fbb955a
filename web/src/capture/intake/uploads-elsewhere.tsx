import { listUploads } from '@lantai/contract/capture/capture.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { captureText } from '../capture.text.ts';
import { catalogueUploads, importUploads } from '../uploads/queues.ts';
import type { Sending } from '../uploads/upload-queue.ts';
import { draftOf } from './intake-draft.ts';
import type { useDrafts } from './use-drafts.ts';

const t = captureText.intake;

type ElsewhereProps = { drafts: ReturnType<typeof useDrafts>; sendings: readonly Sending[] };

/** Files that arrived from another browser, or before this one forgot its drafts: nothing is lost. */
export function UploadsElsewhere({ drafts: { drafts, update, last }, sendings }: ElsewhereProps) {
  const sending = sendings.some(({ state }) => state === 'sending' || state === 'waiting');
  const { data: uploads = [] } = useQuery({ ...apiQuery(listUploads, {}), enabled: !sending });
  const known = new Set([
    ...drafts.flatMap(({ files }) => files.map(({ uploadId }) => uploadId)),
    ...[sendings, importUploads.sendings(), catalogueUploads.sendings()].flatMap((each) =>
      each.map(({ uploadId }) => uploadId),
    ),
  ]);
  const others = uploads.filter(({ id, state }) => state === 'staged' && !known.has(id));
  if (sending || others.length === 0) return null;
  const takeIn = () =>
    update((before) => [
      ...before,
      ...others.map(({ id, fileName }) => draftOf({ uploadId: id, name: fileName }, last)),
    ]);
  return (
    <Alert
      type="info"
      title={t.elsewhere(others.length)}
      action={
        <Button size="small" onClick={takeIn}>
          {t.takeIn}
        </Button>
      }
    />
  );
}
