import { listUnits } from '@lantai/contract/identity/identity.api.ts';
import type { Unit, UnitKind } from '@lantai/contract/identity/organisation.ts';
import { useQuery } from '@tanstack/react-query';
import { TreeSelect, type TreeSelectProps } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { type UnitNode, unitTree } from './unit-tree.ts';

type Props = Omit<TreeSelectProps<string>, 'treeData' | 'loading' | 'showSearch'> & {
  /** What may be chosen; the units above are shown, so that the place is clear, but not offered. */
  readonly kinds: readonly UnitKind[];
};

/** Chooses a unit from the organisation by name or code; closed units are left out. */
export function UnitSelect({ kinds, ...select }: Props) {
  const { data: units, isPending } = useQuery(apiQuery(listUnits, {}));
  const open = units?.filter(({ closedOn }) => closedOn === null) ?? [];
  return (
    <TreeSelect<string>
      treeDefaultExpandAll
      popupMatchSelectWidth={false}
      {...select}
      loading={isPending}
      showSearch={{ treeNodeFilterProp: 'search' }}
      treeNodeLabelProp="name"
      treeData={prune(unitTree(open), kinds).map((node) => option(node, kinds))}
    />
  );
}

type Option = {
  value: string;
  title: string;
  name: string;
  search: string;
  selectable: boolean;
  disabled: boolean;
  children: Option[];
};

function option({ unit, children }: UnitNode, kinds: readonly UnitKind[]): Option {
  const offered = kinds.includes(unit.kind);
  return {
    value: unit.id,
    title: `${unit.name}（${unit.code}）`,
    name: unit.name,
    search: `${unit.name} ${unit.code}`,
    selectable: offered,
    disabled: !offered,
    children: children.map((child) => option(child, kinds)),
  };
}

/** Branches without anything to choose are only in the way. */
function prune(nodes: readonly UnitNode[], kinds: readonly Unit['kind'][]): UnitNode[] {
  return nodes
    .map(({ unit, children }) => ({ unit, children: prune(children, kinds) }))
    .filter(({ unit, children }) => kinds.includes(unit.kind) || children.length > 0);
}
