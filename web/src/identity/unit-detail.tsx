import { changeUnit, listAccounts, listUnits } from '@lantai/contract/identity/identity.api.ts';
import { type Unit, unitKindNames } from '@lantai/contract/identity/organisation.ts';
import { Link } from '@tanstack/react-router';
import { Descriptions, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { MayButton } from '#platform/may-button.tsx';
import { useMay } from '#platform/session.ts';
import { StateTag } from '#platform/state-tag.tsx';
import { CloseUnitDialog } from './close-unit-dialog.tsx';
import { identityText } from './identity.text.ts';
import { RenameUnitDialog } from './rename-unit-dialog.tsx';

const t = identityText.units;

/** One unit beside the tree: what it is, what stands below it, and what can be done with it. */
export function UnitDetail({ unit, units }: { unit: Unit; units: readonly Unit[] }) {
  const may = useMay();
  const parent = units.find(({ id }) => id === unit.parentId);
  const below = units.filter(({ parentId }) => parentId === unit.id);
  const state = unit.closedOn ? (
    <StateTag tone="ended">{t.closed(unit.closedOn)}</StateTag>
  ) : (
    <StateTag tone="done">{t.open}</StateTag>
  );

  return (
    <section className="unit-detail">
      <Flex justify="space-between" wrap gap={8}>
        <Typography.Title level={2} className="section-title">
          {unit.name}
        </Typography.Title>
        <UnitActions unit={unit} />
      </Flex>
      <Descriptions
        size="small"
        bordered
        column={2}
        items={[
          { key: 'kind', label: t.kind, children: unitKindNames[unit.kind] },
          { key: 'code', label: t.code, children: <span className="code">{unit.code}</span> },
          { key: 'parent', label: t.parent, children: parent ? <UnitLink unit={parent} /> : t.top },
          { key: 'state', label: t.state, children: state },
        ]}
      />
      <Typography.Title level={3} className="section-title">
        {t.below}
      </Typography.Title>
      {below.length === 0 && <Typography.Text type="secondary">{t.nothingBelow}</Typography.Text>}
      <Flex vertical gap={2}>
        {below.map((each) => (
          <span key={each.id}>
            <span className="code">{each.code}</span> <UnitLink unit={each} />
          </span>
        ))}
      </Flex>
      {unit.kind === 'agency' && may(listAccounts.access) && (
        <Link to="/identity/accounts" search={{ agencyId: unit.id }}>
          {t.people}
        </Link>
      )}
    </section>
  );
}

function UnitLink({ unit }: { unit: Unit }) {
  return (
    <Link to="/identity/units" search={{ unit: unit.id }}>
      {unit.name}
    </Link>
  );
}

function UnitActions({ unit }: { unit: Unit }) {
  const [open, setOpen] = useState<'rename' | 'close'>();
  const reopen = useApiCommand(changeUnit, {
    refreshes: [listUnits],
    says: t.saved,
    saysProblem: true,
  });
  const { access } = changeUnit;
  const close = () => setOpen(undefined);

  return (
    <Flex gap={8}>
      <MayButton
        access={access}
        because={unit.closedOn ? t.closedReason : undefined}
        onClick={() => setOpen('rename')}
      >
        {t.rename}
      </MayButton>
      {unit.closedOn ? (
        <MayButton
          access={access}
          loading={reopen.isPending}
          onClick={() =>
            reopen.mutate({
              params: { unitId: unit.id },
              body: { closedOn: null, version: unit.version },
            })
          }
        >
          {t.reopen}
        </MayButton>
      ) : (
        <MayButton access={access} onClick={() => setOpen('close')}>
          {t.close}
        </MayButton>
      )}
      {open === 'rename' && <RenameUnitDialog unit={unit} onClose={close} />}
      {open === 'close' && <CloseUnitDialog unit={unit} onClose={close} />}
    </Flex>
  );
}
