import { createFonds } from '@lantai/contract/classification/classification.api.ts';
import { createAccount, createUnit, grantRole } from '@lantai/contract/identity/identity.api.ts';
import type { Access, Permission } from '@lantai/contract/permission.ts';
import { Button, Flex, Table, type TableColumnsType, Typography } from 'antd';
import { useGo } from '#platform/go.ts';
import { holdersOf } from '#platform/may-button.tsx';
import { useMay } from '#platform/session.ts';
import { workbenchText } from './workbench.text.ts';

const t = workbenchText.steps;
const upload: Permission = 'capture.upload';

type Step = { readonly what: string; readonly access: Access; readonly to: string };

const steps: readonly Step[] = [
  { what: t.units, access: createUnit.access, to: '/identity/units' },
  { what: t.accounts, access: createAccount.access, to: '/identity/accounts' },
  { what: t.grants, access: grantRole.access, to: '/identity/accounts' },
  { what: t.fonds, access: createFonds.access, to: '/classification' },
  { what: t.intake, access: upload, to: '/capture' },
];

/** In an empty archive: what is done first, in which order, and by whom. */
export function FirstSteps() {
  const may = useMay();
  const go = useGo();
  const columns: TableColumnsType<Step> = [
    { key: 'what', title: t.step, render: (_, { what }, index) => `${index + 1}. ${what}` },
    { key: 'who', title: t.who, width: 320, render: (_, { access }) => holdersOf(access) },
    {
      key: 'go',
      title: t.go,
      width: 110,
      render: (_, { access, to, what }) =>
        may(access) && (
          <Button size="small" aria-label={`${t.go}：${what}`} onClick={() => go(to)}>
            {t.go}
          </Button>
        ),
    },
  ];
  return (
    <Flex vertical gap={8}>
      <Typography.Title level={2} className="section-title">
        {t.title}
      </Typography.Title>
      <Typography.Text>{t.note}</Typography.Text>
      <Table
        size="small"
        rowKey="what"
        columns={columns}
        dataSource={[...steps]}
        pagination={false}
        className="work-list"
      />
    </Flex>
  );
}
