import {
  type PackageProfile,
  packageProfileNames,
  packageProfiles,
} from '@lantai/contract/preservation/package-profile.ts';
import {
  listCandidates,
  listDueYears,
  listTransfers,
  planTransfer,
} from '@lantai/contract/transfer/transfer.api.ts';
import {
  hasPackage,
  type TransferKind,
  transferKind,
  transferKindNames,
} from '@lantai/contract/transfer/transfer-batch.ts';
import type { DueStanding } from '@lantai/contract/transfer/transfer-rule.ts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { DatePicker, Form, Input, Radio } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { transferText } from './transfer.text.ts';

const t = transferText.planning;

type Range = {
  retention?: string;
  standing?: DueStanding | undefined;
  yearFrom?: number | undefined;
  yearTo?: number | undefined;
};
type Props = {
  fondsId: string;
  range: Range;
  kind: TransferKind;
  /** Undefined or empty: all of the range that may go. */
  recordIds: readonly string[] | undefined;
  onClose: () => void;
};
type Fields = {
  kind: TransferKind;
  profile?: PackageProfile;
  archiveName: string;
  archiveCode?: string;
  agreedOn: Dayjs;
  note?: string;
};

/** Plans a batch; says before it does how many records go and how many stay. */
export function PlanTransferDialog({ fondsId, range, kind: first, recordIds, onClose }: Props) {
  const navigate = useNavigate();
  const [kind, setKind] = useState(first);
  const chosen = recordIds?.length ? [...recordIds] : undefined;
  const command = useApiCommand(planTransfer, {
    refreshes: [listTransfers, listCandidates, listDueYears],
    says: t.done,
    onDone: ({ batchId }) =>
      void navigate({ to: '/transfer/batches/$batchId', params: { batchId } }),
  });
  return (
    <FormDialog<Fields>
      title={t.title}
      submit={t.submit}
      note={
        chosen ? (
          t.chosen(count(chosen.length))
        ) : (
          <Preview fondsId={fondsId} range={range} kind={kind} />
        )
      }
      command={command}
      initial={{ kind: first, profile: 'DAT93-2022' }}
      onClose={onClose}
      onSubmit={({ archiveCode, agreedOn, note, ...fields }) =>
        command.mutate({
          body: {
            ...{ fondsId, ...range, ...fields },
            archiveCode: archiveCode?.trim() || null,
            agreedOn: agreedOn.format('YYYY-MM-DD'),
            note: note?.trim() || null,
            ...(chosen && { recordIds: chosen }),
          },
        })
      }
    >
      <Form.Item name="kind" label={t.kind} extra={t.kindHint}>
        <Radio.Group
          onChange={({ target }) => setKind(target.value as TransferKind)}
          options={transferKind.options.map((value) => ({
            value,
            label: transferKindNames[value],
          }))}
        />
      </Form.Item>
      {hasPackage(kind) && (
        <Form.Item name="profile" label={t.profile} extra={t.profileHint}>
          <Radio.Group
            options={packageProfiles.map((value) => ({
              value,
              label: packageProfileNames[value],
            }))}
          />
        </Form.Item>
      )}
      <Form.Item
        name="archiveName"
        label={t.archive}
        rules={[{ required: true, whitespace: true, message: t.archiveNeeded }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="archiveCode" label={t.code}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item
        name="agreedOn"
        label={t.agreedOn}
        rules={[{ required: true, message: t.dayNeeded }]}
      >
        <DatePicker />
      </Form.Item>
      <Form.Item name="note" label={t.note}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}

function Preview({ fondsId, range, kind }: Pick<Props, 'fondsId' | 'range' | 'kind'>) {
  const { data } = useQuery(
    apiQuery(listCandidates, { query: { ...range, fondsId, kind, limit: 1 } }),
  );
  if (!data) return null;
  return t.range(count(data.total - data.refused), count(data.refused));
}
