import type { CheckStage } from '@lantai/contract/quality/check-item.ts';
import type { RuleSet } from '@lantai/contract/quality/rule-set.ts';
import type { BatchCheck, RecordCheck } from './check.ts';
import { bytesAgree, countAgrees } from './checks/batch-totals.ts';
import { packageIsDescribed, packageIsLaidOut } from './checks/brought-package.ts';
import {
  carrierIsReadFast,
  carrierLooksSound,
  discIsSound,
  nothingElseOnCarrier,
} from './checks/carrier.ts';
import { codeHasForm } from './checks/code-form.ts';
import { formatIsAllowed } from './checks/content-format-allowed.ts';
import { contentIsLinked, everyComponentIsThere } from './checks/content-link.ts';
import { contentIsOpen } from './checks/content-restricted.ts';
import { numbersFollow } from './checks/continuity.ts';
import { databaseAnswers } from './checks/database-access.ts';
import { attributesAgree } from './checks/electronic-attributes.ts';
import { elementsAreThere, obligatoryIsFilledIn } from './checks/elements.ts';
import { environmentIsKnown } from './checks/environment.ts';
import { isWithinScope } from './checks/filing-scope.ts';
import { fixityHolds, packageUnchanged } from './checks/fixity.ts';
import { formatLasts } from './checks/format-lasts.ts';
import { environmentIsSame } from './checks/keeping-environment.ts';
import { carriersAreKeptWell, systemIsScanned } from './checks/keeping-house.ts';
import {
  objectHasItsFiles,
  objectMetadataAreWhole,
  objectMetadataIsReadable,
  objectUnchanged,
} from './checks/kept-object.ts';
import {
  attachmentsAreComplete,
  contentIsComplete,
  contentIsReadable,
  handlingWasSafe,
} from './checks/looked-at-by-people.ts';
import { metadataIsReadable } from './checks/metadata-readability.ts';
import { packageSignaturesHold, packagesAreWellFormed } from './checks/packages.ts';
import { processIsComplete } from './checks/process-information.ts';
import { fitsReceivingRule } from './checks/receiving-rule.ts';
import { notRepeated } from './checks/repetition.ts';
import { backupCanBeRestored } from './checks/restore-drill.ts';
import { noSpecialCharacters } from './checks/special-characters.ts';
import { valuesHaveForm } from './checks/value-form.ts';
import { valuesFit } from './checks/value-length.ts';
import { valuesAreListed } from './checks/value-list.ts';
import { valuesArePlausible } from './checks/value-plausibility.ts';
import { antivirusIsInstalled, noVirus } from './checks/virus.ts';

/** Looked at in each record. */
const recordChecks: readonly RecordCheck[] = [
  fixityHolds,
  valuesFit,
  valuesHaveForm,
  valuesAreListed,
  valuesArePlausible,
  noSpecialCharacters,
  codeHasForm,
  notRepeated,
  fitsReceivingRule,
  attributesAgree,
  contentIsLinked,
  packageUnchanged,
  elementsAreThere,
  obligatoryIsFilledIn,
  processIsComplete,
  contentIsComplete,
  attachmentsAreComplete,
  isWithinScope,
  everyComponentIsThere,
  metadataIsReadable,
  formatIsAllowed,
  contentIsReadable,
  environmentIsKnown,
  contentIsOpen,
  formatLasts,
  environmentIsSame,
  backupCanBeRestored,
  packagesAreWellFormed,
  packageSignaturesHold,
  objectMetadataAreWhole,
  noVirus,
];

/** In keeping the object in the store is looked at, where before it was what had been handed in. */
const ofKeptObject: readonly RecordCheck[] = [
  objectUnchanged,
  objectHasItsFiles,
  objectMetadataIsReadable,
];

/** Looked at once for all that came together. */
const batchChecks: readonly BatchCheck[] = [
  packageIsDescribed,
  packageIsLaidOut,
  countAgrees,
  bytesAgree,
  numbersFollow,
  databaseAnswers,
  antivirusIsInstalled,
  nothingElseOnCarrier,
  carrierIsReadFast,
  carrierLooksSound,
  discIsSound,
  handlingWasSafe,
  systemIsScanned,
  carriersAreKeptWell,
];

/** The checks of a stage by a set of rules: one for each of its items. */
export function recordChecksOf(stage: CheckStage, rules: RuleSet): readonly RecordCheck[] {
  const instead = stage === 'BC' ? ofKeptObject : [];
  return recordChecks
    .filter(({ code }) => rules.stages[stage].includes(code))
    .map((check) => instead.find(({ code }) => code === check.code) ?? check);
}

export function batchChecksOf(stage: CheckStage, rules: RuleSet): readonly BatchCheck[] {
  return batchChecks.filter(({ code }) => rules.stages[stage].includes(code));
}
