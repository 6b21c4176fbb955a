import {
  disclosure,
  disclosureNames,
  openStatus,
  openStatusNames,
} from '@lantai/contract/records/open-status.ts';
import { type DescriptionField, shownRetention } from '@lantai/contract/records/record.ts';
import { securityLevel, securityLevelNames } from '@lantai/contract/records/security-level.ts';
import { collectionText } from '../collection.text.ts';

/** A value of a description as people read it: 定期30年 for D30. */
export function fieldText(field: DescriptionField, value: string | number | null): string {
  if (value === null || value === '') return collectionText.conflict.blank;
  const text = String(value);
  switch (field) {
    case 'retention':
      return shownRetention(text);
    case 'retentionItemId':
      // The history has the words of a clause, a form only its id.
      return /^[0-9a-f-]{36}$/u.test(text) ? collectionText.conflict.clause : text;
    case 'securityLevel':
      return securityLevelNames[securityLevel.parse(text)];
    case 'openStatus':
      return openStatusNames[openStatus.parse(text)];
    case 'disclosure':
      return disclosureNames[disclosure.parse(text)];
    default:
      return text;
  }
}
