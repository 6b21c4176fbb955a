import type { ElementReading, MetadataSource } from '@lantai/contract/records/metadata.ts';
import type { Row } from '#platform/database.ts';
import type { Known } from './known-of-record.ts';

export type Answer = Omit<ElementReading, 'id'>;
export type Rule = (known: Known) => Answer;

type Value = { value: string; source: MetadataSource; of: string | null };

export const absent = (reason: string): Answer => ({ values: [], standing: 'absent', reason });
export const unknown = (reason: string): Answer => ({ values: [], standing: 'unknown', reason });

export function known(values: readonly Value[], otherwise: Answer): Answer {
  if (values.length === 0) return otherwise;
  return { values: [...values], standing: 'known', reason: null };
}

/** One value from one place; where it is empty, nobody has said. */
export function told(
  source: MetadataSource,
  value: string | number | null | undefined,
  otherwise: Answer = unknown('没有著录'),
): Answer {
  const said = value === null || value === undefined || value === '' ? [] : [String(value)];
  return known(
    said.map((text) => ({ value: text, source, of: null })),
    otherwise,
  );
}

/** An element with no column of its own: what the record brought along under the element's name. */
export function brought(name: string, otherwise: Answer = unknown('来源没有提供')): Rule {
  return ({ record }) => {
    const value = record.more[name];
    return told('received', typeof value === 'string' ? value.trim() : null, otherwise);
  };
}

/** The answer, or what the record brought along where the catalogue has nothing. */
export function orBrought(name: string, answer: Answer): Rule {
  return (all) => (answer.standing === 'known' ? answer : brought(name, answer)(all));
}

export function ofEachComponent(
  { components, record }: Known,
  valueIn: (component: Row<'component'>) => string | null,
  otherwise: Answer,
): Answer {
  if (components.length === 0)
    return absent(record.carrier === 'paper' ? '纸质文件，没有电子文件' : '没有电子文件');
  return known(
    components.flatMap((component) => {
      const value = valueIn(component);
      return value === null ? [] : [{ value, source: 'component', of: component.file_name }];
    }),
    otherwise,
  );
}
