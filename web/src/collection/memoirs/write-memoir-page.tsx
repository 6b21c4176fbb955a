import { listMemoirs, writeMemoir } from '@lantai/contract/collection/memoirs.api.ts';
import { createRoute, useNavigate } from '@tanstack/react-router';
import { Alert, Checkbox, Flex, Form, Select } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { useDepartments } from '../../records/departments.ts';
import { OneFondsSelect } from '../../records/one-fonds-select.tsx';
import { MemoirForm } from './memoir-form.tsx';
import { MemoirMark } from './memoir-state.tsx';
import { memoirsText as t } from './memoirs.text.ts';

export const writeMemoirRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collection/write-memoir',
  staticData: {
    page: { title: t.write, access: writeMemoir.access, under: '/collection/memoirs' },
  },
  component: WriteMemoirPage,
});

function WriteMemoirPage() {
  const { only } = useFonds();
  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.write} note={<MemoirMark />} />
      <Flex gap={8} align="center">
        {t.fields.fonds}
        <OneFondsSelect />
      </Flex>
      {only ? (
        <NewMemoir key={only.id} fondsId={only.id} agencyId={only.agencyId} />
      ) : (
        <Alert type="info" title={t.chooseFonds} />
      )}
    </Flex>
  );
}

function NewMemoir({ fondsId, agencyId }: { fondsId: string; agencyId: string }) {
  const navigate = useNavigate();
  const departments = useDepartments(agencyId);
  const [departmentId, setDepartmentId] = useState<string | null>(null);
  const [isInternal, setIsInternal] = useState(false);
  const write = useApiCommand(writeMemoir, {
    refreshes: [listMemoirs],
    says: t.saved,
    onDone: ({ memoirId }) =>
      void navigate({ to: '/collection/memoirs/$memoirId', params: { memoirId } }),
  });
  return (
    <MemoirForm
      initial={{ place: '', withoutWrittenBasis: false }}
      fondsId={fondsId}
      command={write}
      onCancel={() => void navigate({ to: '/collection/memoirs' })}
      onSave={(content) => write.mutate({ body: { fondsId, departmentId, isInternal, content } })}
    >
      <Flex gap={16} align="end">
        <Form.Item label={t.fields.department}>
          <Select<string>
            allowClear
            style={{ width: 220 }}
            value={departmentId}
            options={departments.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => setDepartmentId(id ?? null)}
          />
        </Form.Item>
        <Form.Item>
          <Checkbox checked={isInternal} onChange={({ target }) => setIsInternal(target.checked)}>
            {t.fields.internal}
          </Checkbox>
        </Form.Item>
      </Flex>
    </MemoirForm>
  );
}
