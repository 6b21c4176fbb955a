import {
  getAgreement,
  listAgreements,
  listPlans,
  recordOrigin,
  takeInAcquired,
} from '@lantai/contract/capture/acquisition.api.ts';
import type { AcquisitionAgreement } from '@lantai/contract/capture/acquisition.ts';
import { listUploads } from '@lantai/contract/capture/capture.api.ts';
import {
  type CategoryCode,
  categoryCodes,
  categoryName,
} from '@lantai/contract/classification/category.ts';
import { type Carrier, carrier, carrierNames } from '@lantai/contract/records/record.ts';
import { listRecords } from '@lantai/contract/records/records.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { RecordPicker } from '../../records/record-picker.tsx';
import { acquisitionText } from './acquisition.text.ts';

const t = acquisitionText.takeIn;
const needed = { required: true, message: acquisitionText.needed };

type Fields = {
  appraisal: string;
  recordId?: string;
  fondsId?: string;
  category?: CategoryCode;
  title?: string;
  carrier?: Carrier;
  uploads?: string[];
};
type Props = { agreement: AcquisitionAgreement; onClose: () => void };

/** Takes in what was acquired, as a new record or as one that is here already. */
export function TakeInAcquiredDialog({ agreement, onClose }: Props) {
  const [how, setHow] = useState<'fresh' | 'here'>('fresh');
  const command = useApiCommand(takeInAcquired, {
    refreshes: [getAgreement, listAgreements, listPlans, listRecords, listUploads, recordOrigin],
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={t.title}
      submit={acquisitionText.agreement.takeIn}
      note={t.note}
      command={command}
      initial={{ category: 'WS', carrier: 'electronic' }}
      onClose={onClose}
      onSubmit={(fields) =>
        command.mutate({ params: { agreementId: agreement.id }, body: bodyOf(how, fields) })
      }
    >
      <Form.Item label={t.how}>
        <Radio.Group
          value={how}
          options={[
            { value: 'fresh', label: t.fresh },
            { value: 'here', label: t.here },
          ]}
          onChange={({ target }) => setHow(target.value as 'fresh' | 'here')}
        />
      </Form.Item>
      {how === 'here' ? (
        <Form.Item name="recordId" label={t.record} rules={[needed]}>
          <RecordPicker placeholder={t.recordHint} />
        </Form.Item>
      ) : (
        <FreshFields agencyId={agreement.agencyId} />
      )}
      <Form.Item name="appraisal" label={t.appraisal} rules={[{ ...needed, whitespace: true }]}>
        <Input.TextArea rows={2} maxLength={500} placeholder={t.appraisalHint} />
      </Form.Item>
    </FormDialog>
  );
}

function FreshFields({ agencyId }: { agencyId: string }) {
  const { all } = useFonds();
  const { data: uploads = [] } = useQuery(apiQuery(listUploads, {}));
  return (
    <>
      <Form.Item name="fondsId" label={t.fonds} rules={[needed]}>
        <Select
          options={all
            .filter((fonds) => fonds.agencyId === agencyId)
            .map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
        />
      </Form.Item>
      <Form.Item name="category" label={t.category}>
        <Select
          options={categoryCodes.map((code) => ({ value: code, label: categoryName(code) }))}
        />
      </Form.Item>
      <Form.Item name="title" label={t.recordTitle} rules={[{ ...needed, whitespace: true }]}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="carrier" label={t.carrier}>
        <Radio.Group
          options={carrier.options.map((value) => ({ value, label: carrierNames[value] }))}
        />
      </Form.Item>
      <Form.Item name="uploads" label={t.files} extra={t.filesHint}>
        <Select
          mode="multiple"
          options={uploads
            .filter(({ state }) => state === 'staged')
            .map(({ id, fileName }) => ({ value: id, label: fileName }))}
        />
      </Form.Item>
    </>
  );
}

function bodyOf(how: 'fresh' | 'here', fields: Fields) {
  const { appraisal, recordId, fondsId = '', category = 'WS', title, uploads = [] } = fields;
  if (how === 'here') return { appraisal, recordId };
  return {
    appraisal,
    fresh: {
      ...{ fondsId, category },
      description: { title, carrier: fields.carrier },
      // The first is what was acquired, the others belong to it.
      components: uploads.map((uploadId, index) => ({
        uploadId,
        role: index === 0 ? ('original' as const) : ('attachment' as const),
      })),
    },
  };
}
