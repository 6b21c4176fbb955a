import {
  foundInPackage,
  type PackageFinding,
  type PackageRule,
} from '@lantai/contract/capture/package-rule.ts';
import type { MetadataNotes } from '@lantai/contract/records/metadata.ts';
import {
  type Description,
  type DescriptionField,
  descriptionFieldNames,
  description as descriptionSchema,
} from '@lantai/contract/records/record.ts';
import { secrecyOfFields } from '@lantai/contract/records/secrecy-mark.ts';
import {
  type ClassifiedLevel,
  readSecurityLevel,
} from '@lantai/contract/records/security-level.ts';
import { readWrittenDate } from '@lantai/contract/records/written-date.ts';
import { broughtBy, categoryIn, describedBy } from '../../preservation/eep/eep-description.ts';
import type { EepAgent, EepBusiness } from '../../preservation/eep/eep-record.ts';
import { secrecyMarkOf } from '../../records/description-columns.ts';
import type { StagedComponent } from '../../records/insert-records.ts';
import type { PackageRecord } from './package-record.ts';

/** What a package tells of one record, by the names of DA/T 46. */
export type ToldRecord = {
  readonly place: string;
  readonly sourceKey: string;
  readonly code: string;
  readonly elements: Readonly<Record<string, string>>;
  readonly remarks: readonly string[];
  readonly agents: readonly EepAgent[];
  readonly business: readonly EepBusiness[];
  readonly components: readonly StagedComponent[];
};

/** The record it is, with all that is wrong about it: an error keeps this one out, and no other. */
export function recordOfElements(told: ToldRecord): {
  record: PackageRecord | undefined;
  findings: PackageFinding[];
} {
  const { place, elements } = told;
  const description = describedBy({ elements, notes: told.remarks });
  const secrecy = secrecyIn(told);
  if (secrecy) return secretRecord(told, marked(description, secrecy));
  const { notes, findings: ofPeople } = notesOf(told);
  const findings = [...judge(told, description), ...ofPeople];
  const record = { ...asBrought(told, description), notes, isSecret: false, place };
  const isRefused = findings.some(({ severity }) => severity === 'error');
  return { record: isRefused ? undefined : record, findings };
}

function asBrought(
  { elements, code, sourceKey, place, components }: ToldRecord,
  description: Description,
) {
  return {
    place,
    sourceKey,
    description,
    category: categoryIn({ elements }) ?? null,
    retentionGiven: elements.保管期限 || null,
    securityGiven: elements.密级 || null,
    more: broughtBy({ elements, code }),
    components,
  };
}

/**
 * What bears a secrecy mark comes in whatever else is wrong with it, so that the secrecy officer learns
 * of it; without its files and acts, which must not enter this system, and nothing repeats its words.
 */
function secretRecord(told: ToldRecord, description: Description) {
  const { place } = told;
  const findings = [foundInPackage(place, 'secrecy-mark-found'), ...tooLong(place, description)];
  const brought = asBrought({ ...told, components: [] }, description);
  const record = { ...brought, notes: { agents: [], business: [] }, isSecret: true };
  return { record: findings.length > 1 ? undefined : record, findings };
}

function secrecyIn({ elements, remarks, components }: ToldRecord): ClassifiedLevel | undefined {
  return secrecyOfFields({
    securityLevel: elements.密级,
    ...elements,
    remarks: remarks.join('\n'),
    fileNames: components.map(({ fileName }) => fileName).join('\n'),
  })?.mark.level;
}

/** A mark in what a record has no field for must quarantine it all the same. */
function marked(description: Description, securityLevel: ClassifiedLevel): Description {
  return secrecyMarkOf(description) === null ? { ...description, securityLevel } : description;
}

function judge({ place, elements, components }: ToldRecord, description: Description) {
  const said = (name: string) => elements[name] ?? '';
  const wrong = (isWrong: boolean, rule: PackageRule, value = '') =>
    isWrong ? [foundInPackage(place, rule, { value })] : [];
  const { date, retention } = description;
  const level = said('密级');
  return [
    ...wrong(description.title === null, 'title-missing'),
    ...wrong(
      date !== null && readWrittenDate(date).kind === 'invalid',
      'date-invalid',
      said('日期'),
    ),
    ...wrong(retention === null && said('保管期限') !== '', 'retention-unread', said('保管期限')),
    ...wrong(level !== '' && !readSecurityLevel(level), 'security-level-unread', level),
    ...components
      .filter(({ size }) => size === 0)
      .map(({ fileName }) => foundInPackage(place, 'component-empty', { value: fileName })),
    ...tooLong(place, description),
  ];
}

/** A record that no page could show must not come in. */
function tooLong(place: string, description: Description): PackageFinding[] {
  const issues = descriptionSchema.safeParse(description).error?.issues ?? [];
  const fields = new Set(issues.map(({ path }) => String(path[0]) as DescriptionField));
  return [...fields].map((field) =>
    foundInPackage(place, 'value-too-long', { field: descriptionFieldNames[field] }),
  );
}

const cut = (text: string, most: number) => text.trim().slice(0, most);

/** Acts are kept also where nobody is named for them; they are process metadata all the same. */
function notesOf({ place, agents, business }: ToldRecord) {
  const named = agents.filter(({ key, name }) => key !== '' && name.trim() !== '');
  const keys = new Set(named.map(({ key }) => key));
  const acts = business.filter(
    ({ activity, time }) => activity.trim() !== '' && time.trim() !== '',
  );
  const findings = acts
    .filter(({ agentKey }) => agentKey !== '' && !keys.has(agentKey))
    .map(({ activity }) => foundInPackage(place, 'people-unknown', { value: activity }));
  const notes: MetadataNotes = {
    agents: named.slice(0, 500).map((agent) => ({
      ...agent,
      key: cut(agent.key, 100),
      name: cut(agent.name, 200),
    })),
    business: acts.slice(0, 500).map((act) => ({
      ...act,
      activity: cut(act.activity, 50),
      time: cut(act.time, 60),
      agentKey: keys.has(act.agentKey) ? cut(act.agentKey, 100) : null,
    })),
  };
  return { notes, findings };
}
