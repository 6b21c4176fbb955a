import { downloadContent } from '@lantai/contract/access/access.api.ts';
import { hasUseCopy, takeCopy } from '@lantai/contract/access/use-copy.api.ts';
import { proposeChange } from '@lantai/contract/collection/proposals.api.ts';
import type { Access } from '@lantai/contract/permission.ts';
import type { RecordDetail } from '@lantai/contract/records/record.ts';
import { recordAfter, recordStateNames } from '@lantai/contract/records/record-life.ts';
import {
  describeRecord,
  getRecord,
  listRecords,
  recordHistory,
  registerRecord,
  reviewQuarantine,
  voidRecord,
} from '@lantai/contract/records/records.api.ts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { apiAddress, useApiCommand } from '#platform/api.ts';
import { MayButton } from '#platform/may-button.tsx';
import { useMay } from '#platform/session.ts';
import { CirculateButton } from '../../collection/circulation/circulate-button.tsx';
import { ProposeDialog } from '../../collection/propose-dialog.tsx';
import { RecordDecisions } from '../../collection/record-decisions.tsx';
import { recordText as t } from './record.text.ts';
import { ReviewQuarantineDialog } from './review-quarantine-dialog.tsx';
import { VoidRecordDialog } from './void-record-dialog.tsx';

type Props = {
  readonly record: RecordDetail;
  /** The component on screen, which is the one to be downloaded. */
  readonly componentId: string | undefined;
  readonly onDescribe: () => void;
};

type Open = 'void' | 'review' | 'propose-exclude' | 'propose-void';

/** What may be done with a record; what may not says why, and who may. */
export function RecordActions({ record, componentId, onDescribe }: Props) {
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);

  return (
    <>
      <MayButton
        access={voidRecord.access}
        because={hindrance(record, 'void')}
        onClick={() => setOpen('void')}
      >
        {t.actions.void}
      </MayButton>
      <RecordDecisions record={record} />
      <CirculateButton record={record} />
      <ProposeButtons record={record} onPropose={setOpen} />
      <DownloadButton record={record} componentId={componentId} />
      <UseCopyButton record={record} componentId={componentId} />
      {record.allowed.includes('number') && (
        <Link to="/arrangement/filing" search={{ fonds: record.fondsId }}>
          <Button>{t.actions.file}</Button>
        </Link>
      )}
      {record.state === 'draft' && <RegisterButton record={record} />}
      <MayButton
        access={describeRecord.access}
        because={hindrance(record, 'describe')}
        onClick={onDescribe}
      >
        {t.actions.describe}
      </MayButton>
      {record.quarantined && (
        <MayButton
          type="primary"
          access={reviewQuarantine.access}
          because={record.allowed.includes('review-quarantine') ? undefined : t.because.unit}
          onClick={() => setOpen('review')}
        >
          {t.quarantine.review}
        </MayButton>
      )}
      {open === 'void' && <VoidRecordDialog record={record} onClose={close} />}
      {(open === 'propose-exclude' || open === 'propose-void') && (
        <ProposeDialog
          recordIds={[record.id]}
          kind={open === 'propose-void' ? 'void' : 'exclude'}
          onClose={close}
          onDone={close}
        />
      )}
      {open === 'review' && <ReviewQuarantineDialog record={record} onClose={close} />}
    </>
  );
}

/** Who may not void or leave out alone may ask for it, where the state allows it. */
function ProposeButtons({
  record,
  onPropose,
}: {
  record: RecordDetail;
  onPropose: (open: Open) => void;
}) {
  const may = useMay();
  const { allowed, state, quarantined } = record;
  if (!may(proposeChange.access) || quarantined) return null;
  const voids = recordAfter(state, 'void') && !allowed.includes('void');
  return (
    <>
      {allowed.includes('exclude') && (
        <Button onClick={() => onPropose('propose-exclude')}>{t.actions.proposeExclude}</Button>
      )}
      {voids && <Button onClick={() => onPropose('propose-void')}>{t.actions.proposeVoid}</Button>}
    </>
  );
}

function RegisterButton({ record }: { record: RecordDetail }) {
  const register = useApiCommand(registerRecord, {
    refreshes: [getRecord, recordHistory, listRecords],
    says: t.actions.registered,
    saysProblem: true,
  });
  return (
    <MayButton
      type="primary"
      access={registerRecord.access}
      because={hindrance(record, 'register')}
      loading={register.isPending}
      onClick={() => register.mutate({ params: { recordId: record.id } })}
    >
      {t.actions.register}
    </MayButton>
  );
}

const downloadAccess: Access = downloadContent.access;
const useCopyAccess: Access = takeCopy.access;

function DownloadButton({ record, componentId }: Pick<Props, 'record' | 'componentId'>) {
  const because = !componentId
    ? t.because.noComponent
    : record.quarantined
      ? t.because.quarantined
      : undefined;
  const address =
    componentId && apiAddress(downloadContent, { params: { recordId: record.id, componentId } });
  return (
    <MayButton
      access={downloadAccess}
      because={because}
      {...(address && { href: address, download: true })}
    >
      {t.actions.download}
    </MayButton>
  );
}

/** What goes out of the house: a PDF with who took it, when, and a number that leads back to the trail. */
function UseCopyButton({ record, componentId }: Pick<Props, 'record' | 'componentId'>) {
  const read = record.componentList.find(({ id }) => id === componentId);
  const because = !read
    ? t.because.noComponent
    : record.quarantined
      ? t.because.quarantined
      : hasUseCopy(read.mediaType)
        ? undefined
        : t.because.noCopy;
  const address =
    read && apiAddress(takeCopy, { params: { recordId: record.id, componentId: read.id } });
  return (
    <MayButton
      access={useCopyAccess}
      because={because}
      {...(address && { href: address, download: true })}
    >
      {t.actions.useCopy}
    </MayButton>
  );
}

/** What stands in the way of an action besides the right to it; undefined when nothing does. */
function hindrance(record: RecordDetail, action: 'describe' | 'register' | 'void') {
  const { state, allowed, quarantined, holds } = record;
  if (action === 'void' && holds.length > 0) return t.because.hold;
  if (allowed.includes(action)) return undefined;
  if (quarantined) return t.because.quarantined;
  if (
    action === 'void' &&
    state !== 'draft' &&
    !allowed.includes('void') &&
    recordAfter(state, action)
  )
    return t.because.voiding;
  if (recordAfter(state, action)) return t.because.unit;
  return action === 'void' && state === 'filed'
    ? t.because.filed
    : t.because.state(recordStateNames[state]);
}
