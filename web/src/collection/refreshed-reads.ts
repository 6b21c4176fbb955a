import {
  getSubmission,
  listCollected,
  listSubmissions,
} from '@lantai/contract/collection/collection.api.ts';
import { getPlan, listPlans } from '@lantai/contract/collection/plans.api.ts';
import { getRecord, getWorkbench, listRecords } from '@lantai/contract/records/records.api.ts';

/** What a step of a record changes for those who look at it. */
export const afterSteps = [listCollected, listRecords, getRecord, getWorkbench];

/** What a decision on a batch changes. */
export const afterDecisions = [
  getSubmission,
  listSubmissions,
  listCollected,
  listRecords,
  getWorkbench,
];

export const afterPlanSteps = [getPlan, listPlans, getWorkbench];
