import {
  initialSecurityValues,
  type SecurityValues,
} from '@lantai/contract/identity/security-setting.ts';
import type { Db } from '#platform/database.ts';

/** The parameters in force: what was changed over what is shipped. */
export async function getSecurityValues(db: Db): Promise<SecurityValues> {
  const rows = await db.selectFrom('security_setting').select(['key', 'value']).execute();
  return {
    ...initialSecurityValues,
    ...Object.fromEntries(rows.map((row) => [row.key, row.value])),
  };
}
