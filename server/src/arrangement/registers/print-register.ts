import { changed, command } from '#platform/command.ts';
import { getRegister } from './register-queries.ts';

/** A printed register leaves the system: who took it is in the trail. */
export const printRegister = command({
  name: 'arrangement.print-register',

  async perform({ tx }, { registerId }: { registerId: string }) {
    const sheet = await getRegister(tx, registerId);
    const details = { number: sheet.number, sm3: sheet.sm3 };
    return changed(sheet, { subject: `register:${registerId}`, details });
  },
});
