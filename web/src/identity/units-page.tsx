import { createUnit, listUnits } from '@lantai/contract/identity/identity.api.ts';
import { type Unit, unitKindNames } from '@lantai/contract/identity/organisation.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Empty, Flex, Input, Tree } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { AddUnitDialog } from './add-unit-dialog.tsx';
import { identityText } from './identity.text.ts';
import { UnitDetail } from './unit-detail.tsx';
import { type UnitNode, unitTree } from './unit-tree.ts';
import './units-page.css';

const t = identityText.units;

export const unitsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/identity/units',
  staticData: {
    page: {
      title: t.title,
      access: listUnits.access,
      menu: 'settings',
      alsoCalled: '单位 地区 组织 jgybm',
    },
  },
  validateSearch: z.object({ unit: one(z.string()) }),
  loader: ({ context }) => context.queries.ensureQueryData(apiQuery(listUnits, {})),
  component: UnitsPage,
});

function UnitsPage() {
  const { unit: chosenId } = unitsRoute.useSearch();
  const navigate = unitsRoute.useNavigate();
  const { data: units } = useSuspenseQuery(apiQuery(listUnits, {}));
  const [adding, setAdding] = useState(false);
  const [words, setWords] = useState('');
  const chosen = units.find(({ id }) => id === chosenId);
  const choose = (id: string) => void navigate({ search: (search) => ({ ...search, unit: id }) });

  return (
    <div className="page">
      <PageHead
        title={t.title}
        actions={
          <MayButton access={createUnit.access} type="primary" onClick={() => setAdding(true)}>
            {t.add}
          </MayButton>
        }
      />
      {units.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.empty} />
      ) : (
        <Flex gap={20} align="start" wrap>
          <div className="unit-tree">
            <Input
              allowClear
              aria-label={t.find}
              placeholder={t.find}
              onChange={({ target }) => setWords(target.value.trim())}
            />
            <UnitTree units={named(units, words)} chosenId={chosenId} onChoose={choose} />
          </div>
          {chosen ? <UnitDetail key={chosen.id} unit={chosen} units={units} /> : t.choose}
        </Flex>
      )}
      {adding && (
        <AddUnitDialog
          parent={chosen}
          onClose={() => setAdding(false)}
          onAdded={({ id }) => choose(id)}
        />
      )}
    </div>
  );
}

/** Those whose name or code has the words; above them nothing, since the detail says where they stand. */
function named(units: readonly Unit[], words: string): readonly Unit[] {
  return words ? units.filter(({ name, code }) => `${name} ${code}`.includes(words)) : units;
}

type TreeProps = {
  readonly units: readonly Unit[];
  readonly chosenId: string | undefined;
  readonly onChoose: (id: string) => void;
};

function UnitTree({ units, chosenId, onChoose }: TreeProps) {
  const node = ({
    unit,
    children,
  }: UnitNode): { key: string; title: React.ReactNode; children: never[] } => ({
    key: unit.id,
    title: (
      <span className={unit.closedOn ? 'unit-closed' : undefined}>
        {unit.name} <span className="unit-kind">{unitKindNames[unit.kind]}</span>
      </span>
    ),
    children: children.map(node) as never[],
  });
  return (
    <Tree
      // A new unit, or one that was found, must not stay hidden under a closed branch.
      key={units.length}
      blockNode
      defaultExpandAll
      selectedKeys={chosenId ? [chosenId] : []}
      treeData={unitTree(units).map(node)}
      onSelect={([id]) => id !== undefined && onChoose(String(id))}
    />
  );
}
