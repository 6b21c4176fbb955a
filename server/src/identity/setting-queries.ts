import {
  initialSecurityValues,
  securitySettingKeys,
} from '@lantai/contract/identity/security-setting.ts';
import type { Db } from '#platform/database.ts';

export async function findSettings(db: Db) {
  const rows = await db
    .selectFrom('security_setting')
    .leftJoin('person', 'person.id', 'security_setting.changed_by')
    .select(['key', 'value', 'changed_at', 'person.name'])
    .execute();
  const changed = new Map(rows.map((row) => [row.key, row]));
  return securitySettingKeys.map((key) => {
    const row = changed.get(key);
    return {
      key,
      value: row?.value ?? initialSecurityValues[key],
      changedAt: row?.changed_at ?? null,
      changedByName: row?.name ?? null,
    };
  });
}
