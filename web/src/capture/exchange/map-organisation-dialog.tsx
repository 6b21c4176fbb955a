import {
  getDelivery,
  listDeliveries,
  listOrganisations,
  listSources,
  mapOrganisation,
  type SourceOrganisation,
} from '@lantai/contract/capture/exchange/sources.api.ts';
import { getWorkbench } from '@lantai/contract/records/records.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { useDepartments } from '../../records/departments.ts';
import type { DeliveryDetail } from './delivery-drawer.tsx';
import { exchangeText } from './exchange.text.ts';

const t = exchangeText.mapping;

type Props = { readonly organisation: SourceOrganisation; readonly onClose: () => void };

/** Says which department a code of a source stands for. */
export function MapOrganisationDialog({ organisation, onClose }: Props) {
  const { sourceId, agencyId, code, name, validOn, waiting, unitId } = organisation;
  const departments = useDepartments(agencyId);
  const map = useApiCommand(mapOrganisation, {
    refreshes: [listOrganisations, listSources, listDeliveries, getDelivery, getWorkbench],
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<{ unitId: string }>
      title={t.title(code, name)}
      submit={t.submit}
      note={t.note(waiting)}
      command={map}
      initial={unitId === null ? {} : { unitId }}
      onClose={onClose}
      onSubmit={(fields) =>
        map.mutate({ params: { sourceId }, body: { code, validOn, ...fields } })
      }
    >
      <Form.Item name="unitId" label={t.unit} rules={[{ required: true, message: t.unitNeeded }]}>
        <Select
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          options={departments.map((each) => ({
            value: each.id,
            label: `${each.name}（${each.code}）`,
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

/** The same from a delivery that waits: the meaning its code had on the day it was finished. */
export function MapDeliveryDialog({
  delivery,
  onClose,
}: {
  delivery: DeliveryDetail;
  onClose: () => void;
}) {
  const { sourceId, orgCode, finishedAt } = delivery;
  const { data } = useQuery(apiQuery(listOrganisations, { params: { sourceId } }));
  const finishedOn = finishedAt.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  const organisation = data
    ?.filter(({ code, validOn }) => code === orgCode && validOn <= finishedOn)
    .reduce<SourceOrganisation | undefined>(
      (newest, each) => (newest && newest.validOn > each.validOn ? newest : each),
      undefined,
    );
  return organisation ? (
    <MapOrganisationDialog organisation={organisation} onClose={onClose} />
  ) : null;
}
