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
import {
  attachmentsAreComplete,
  contentIsComplete,
  contentIsReadable,
  handlingWasSafe,
} from './checks/looked-at-by-people.ts';
import { metadataIsReadable } from './checks/metadata-readability.ts';
import { processIsComplete } from './checks/process-information.ts';
import { notRepeated } from './checks/repetition.ts';
import { noSpecialCharacters } from './checks/special-characters.ts';
import { valuesHaveForm } from './checks/value-form.ts';
import { valuesFit } from './checks/value-length.ts';
import { valuesAreListed } from './checks/value-list.ts';
import { valuesArePlausible } from './checks/value-plausibility.ts';
import { antivirusIsInstalled, noVirus } from './checks/virus.ts';

/** Looked at in each record. An item of another stage is added here, and its stage takes it up. */
export const recordChecks: readonly RecordCheck[] = [
  fixityHolds,
  valuesFit,
  valuesHaveForm,
  valuesAreListed,
  valuesArePlausible,
  noSpecialCharacters,
  codeHasForm,
  notRepeated,
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
  noVirus,
];

/** Looked at once for all that came together. */
export const batchChecks: readonly BatchCheck[] = [
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
];
