import {
  type SecuritySettingKey,
  securitySettings,
} from '@lantai/contract/identity/security-setting.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { getSecurityValues } from './security-settings.ts';

export const changeSetting = command({
  name: 'identity.change-setting',

  async perform({ tx, actor, now }, { key, value }: { key: SecuritySettingKey; value: number }) {
    const { least, most } = securitySettings[key];
    if (value < least || value > most)
      throw new Problem('identity.setting-invalid', { key, least, most });
    const from = (await getSecurityValues(tx))[key];
    const change = { value, changed_by: actor.personId, changed_at: now };
    await tx
      .insertInto('security_setting')
      .values({ key, ...change })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(change))
      .execute();
    return changed({}, { subject: `setting:${key}`, details: { from, to: value } });
  },
});
