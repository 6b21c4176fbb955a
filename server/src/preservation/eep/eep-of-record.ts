import { retentionCode, retentionYears } from '@lantai/contract/classification/retention.ts';
import { componentRoleNames } from '@lantai/contract/records/component-role.ts';
import type { RecordMetadata } from '@lantai/contract/records/metadata.ts';
import { metadataElements } from '@lantai/contract/records/metadata-elements.ts';
import { writtenInstant } from '#platform/clock.ts';
import { Problem } from '#platform/problem.ts';
import type { Known } from '../../records/metadata/known-of-record.ts';
import {
  recordIdentifier,
  recordRelationType,
  relationTo,
} from '../../records/metadata/known-relations.ts';
import type { EepAgent, EepBusiness, EepRecord } from './eep-record.ts';
import { eepLayout } from './eep-record.ts';
import { supplementNote } from './supplement-note.ts';

/** A catalogued record as a package tells it; the problem where the schema asks for more than is known. */
export function eepOfRecord(known: Known, metadata: RecordMetadata, now: Date): EepRecord {
  const { record, components, agencyName, relations } = known;
  const elements = { ...elementsOf(metadata), 保管期限: retentionText(record.retention) };
  requireComplete(elements, components.length);
  const { agents, business } = processOf(known);
  return {
    maker: agencyName,
    madeAt: writtenInstant(now),
    identifier: recordIdentifier(record.id),
    code: record.archival_code ?? '',
    elements,
    systems: ['兰台（Lantai）电子档案管理系统'],
    notes: [supplementNote(record), ...(record.remark === null ? [] : [record.remark])],
    documents: components.map((component, index) => ({
      title: componentRoleNames[component.role],
      isMain: component.role === 'original' || (components.length === 1 && index === 0),
      encodings: [
        {
          fileName: component.file_name,
          size: component.size,
          format: component.media_type,
          creator: null,
          sha512: component.sha512,
          sm3: component.sm3,
        },
      ],
    })),
    agents,
    business,
    relations: relations.map((relation) => ({
      otherIdentifier: recordIdentifier(relation.otherId),
      type: recordRelationType,
      relation: relationTo(relation),
      description: relation.note,
    })),
  };
}

function elementsOf({ elements }: RecordMetadata): Record<string, string> {
  const values = new Map(elements.map(({ id, values: given }) => [id, given]));
  const told = Object.values(eepLayout)
    .flat()
    .flatMap((name) => {
      const element = metadataElements.find((one) => one.name === name);
      const text = (values.get(element?.id ?? '') ?? []).map(({ value }) => value).join('；');
      return text === '' ? [] : [[name, text] as const];
    });
  // The schema asks for a medium's number even where there is none (standards 5.2).
  return { 脱机载体编号: '无', ...Object.fromEntries(told) };
}

/** 永久, 30年, or 长期 as it came (DA/T 46-2009, M12). */
function retentionText(retention: string | null): string {
  const code = retentionCode.safeParse(retention);
  if (!code.success) return retention ?? '';
  const years = retentionYears(code.data);
  return Number.isFinite(years) ? `${years}年` : '永久';
}

const required = ['年度', '保管期限', '室编件号', '题名', '责任者', '日期', '密级'];

function requireComplete(elements: Readonly<Record<string, string>>, components: number): void {
  const missing = required.filter((name) => !elements[name]);
  if (components === 0) missing.push('电子文件');
  if (missing.length > 0)
    throw new Problem('preservation.eep-incomplete', { missing: missing.join('、') });
}

/** The agency stands for whoever is not named: every act in a package is somebody's. */
export function processOf({ agents, business, management, agencyName }: Known): {
  agents: EepAgent[];
  business: EepBusiness[];
} {
  const people = new Map<string, EepAgent>();
  const keyOf = new Map<string | null, string>();
  const add = (id: string | null, agent: Omit<EepAgent, 'key'>, wanted: string | null) => {
    const known = keyOf.get(id);
    if (known !== undefined) return known;
    const key = wanted !== null && !people.has(wanted) ? wanted : `机构人员${people.size + 1}`;
    people.set(key, { key, ...agent });
    keyOf.set(id, key);
    return key;
  };
  for (const { id, kind, name, organisation_code, position_name, source_identifier } of agents)
    add(
      id,
      { kind, name, organisationCode: organisation_code, position: position_name },
      source_identifier,
    );
  const agency = () =>
    add(
      null,
      { kind: 'organisation', name: agencyName, organisationCode: null, position: null },
      null,
    );
  const person = (name: string) =>
    add(`name:${name}`, { kind: 'person', name, organisationCode: null, position: null }, null);
  const acts = [
    ...business.map((act) => ({
      agentKey: keyOf.get(act.agent_id ?? '') ?? agency(),
      status: act.status,
      activity: act.activity,
      time: act.acted_given,
      mandate: act.mandate,
      description: act.description,
    })),
    ...management.map(({ activity, at, by }) => ({
      agentKey: by === null ? agency() : person(by),
      status: 'done' as const,
      activity,
      time: writtenInstant(at),
      mandate: null,
      description: null,
    })),
  ];
  return { agents: [...people.values()], business: acts };
}
