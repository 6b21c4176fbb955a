import {
  type CheckCode,
  type CheckStage,
  checkItemsOf,
} from '@lantai/contract/quality/check-item.ts';
import {
  type CheckPolicy,
  type Gate,
  gateOf,
  type StagePolicy,
  stagePolicyOf,
} from '@lantai/contract/quality/check-policy.ts';

type StageFields = {
  gates: Record<string, Gate>;
  notRunBlocks: boolean;
  waitingBlocks: boolean;
};

/** The policy as people fill it in: a list is one line, words apart by spaces. */
export type PolicyFields = {
  stages: Record<CheckStage, StageFields>;
  trustDemanded: boolean;
  allowedSigns: string;
  refusedSigns: string;
  furtherFormats: string;
  leastReadSpeed: number;
  /** An archive without a name has laid nothing down. */
  archiveName: string;
  fondsCodes: string;
  catalogueNumbers: string;
  classNumbers: string;
  keptFormats: string;
  drillDays: number;
  scanDays: number;
};

const apart = (words: string) => words.split(/[\s,，、]+/).filter(Boolean);
const together = (words: readonly string[] | undefined) => (words ?? []).join(' ');

export function fieldsOf(policy: CheckPolicy): PolicyFields {
  const { receiving } = policy;
  return {
    stages: {
      GD: stageFieldsOf(policy, 'GD'),
      YJ: stageFieldsOf(policy, 'YJ'),
      BC: stageFieldsOf(policy, 'BC'),
    },
    trustDemanded: policy.trustDemanded,
    allowedSigns: policy.allowedSigns,
    refusedSigns: policy.refusedSigns,
    furtherFormats: together(policy.furtherFormats),
    leastReadSpeed: policy.leastReadSpeed,
    archiveName: receiving?.archiveName ?? '',
    fondsCodes: together(receiving?.fondsCodes),
    catalogueNumbers: together(receiving?.catalogueNumbers),
    classNumbers: together(receiving?.classNumbers),
    keptFormats: together(policy.keptFormats),
    drillDays: policy.drillDays,
    scanDays: policy.scanDays,
  };
}

function stageFieldsOf(policy: CheckPolicy, stage: CheckStage): StageFields {
  const { notRunBlocks, waitingBlocks } = stagePolicyOf(policy, stage);
  const gates = checkItemsOf(stage).map(({ code }) => [code, gateOf(policy, code, stage)]);
  return { gates: Object.fromEntries(gates) as Record<string, Gate>, notRunBlocks, waitingBlocks };
}

/** What the form does not show stays as it was. */
export function policyOf(before: CheckPolicy, fields: PolicyFields): CheckPolicy {
  const { GD, YJ, BC } = fields.stages;
  return {
    ...before,
    gates: gatesOf(GD),
    notRunBlocks: GD.notRunBlocks,
    transfer: stagePolicyFrom(YJ),
    keeping: stagePolicyFrom(BC),
    trustDemanded: fields.trustDemanded,
    allowedSigns: fields.allowedSigns,
    refusedSigns: fields.refusedSigns,
    furtherFormats: apart(fields.furtherFormats.toUpperCase()),
    leastReadSpeed: fields.leastReadSpeed,
    receiving: receivingOf(fields),
    keptFormats: apart(fields.keptFormats.toUpperCase()),
    drillDays: fields.drillDays,
    scanDays: fields.scanDays,
  };
}

const gatesOf = ({ gates }: StageFields) => gates as Partial<Record<CheckCode, Gate>>;

function stagePolicyFrom(fields: StageFields): StagePolicy {
  const { notRunBlocks, waitingBlocks } = fields;
  return { gates: gatesOf(fields), notRunBlocks, waitingBlocks };
}

function receivingOf(fields: PolicyFields): CheckPolicy['receiving'] {
  const archiveName = fields.archiveName.trim();
  if (archiveName === '') return null;
  return {
    archiveName,
    fondsCodes: apart(fields.fondsCodes),
    catalogueNumbers: apart(fields.catalogueNumbers),
    classNumbers: apart(fields.classNumbers),
  };
}
