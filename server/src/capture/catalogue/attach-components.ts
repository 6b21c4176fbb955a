import type { ImportFinding } from '@lantai/contract/capture/import-rule.ts';
import type { ComponentMatch, WantedComponents } from './match-components.ts';
import type { RowCells } from './row-cells.ts';

export type FindComponents = (
  wanted: WantedComponents,
) => readonly ComponentMatch[] | Promise<readonly ComponentMatch[]>;

type Attached = { components: string[]; found: ImportFinding[] };

/** The files of one row, and what is wrong with them. `firstRows` remembers who took a file first. */
export async function attachComponents(
  cells: RowCells,
  findComponents: FindComponents | undefined,
  firstRows: Map<string, number>,
): Promise<Attached> {
  const matches = await findComponents?.({
    componentName: cells.given('componentName'),
    archivalCode: cells.given('archivalCode'),
  });
  const matched = (matches ?? []).filter((match) => match.kind === 'found');
  const components = [...new Set(matched.flatMap(({ paths }) => paths))];
  const findings = [
    ...(matches ?? []).map((match) => judge(cells, match)),
    ...components.map((path) => shared(cells, path, firstRows)),
  ];
  return { components, found: findings.filter((finding) => finding !== undefined) };
}

function judge(cells: RowCells, match: ComponentMatch): ImportFinding | undefined {
  if (match.kind === 'absent') return cells.found('componentName', 'component-missing');
  if (match.kind === 'ambiguous') {
    const paths = match.paths.join('、');
    return cells.found('componentName', 'component-ambiguous', { paths });
  }
  if (!match.differs) return undefined;
  const path = match.paths[0] ?? '';
  return cells.found('componentName', 'component-name-differs', { path });
}

function shared(
  cells: RowCells,
  path: string,
  firstRows: Map<string, number>,
): ImportFinding | undefined {
  const firstRow = firstRows.get(path);
  if (firstRow !== undefined) return cells.found('componentName', 'component-shared', { firstRow });
  firstRows.set(path, cells.row);
  return undefined;
}
