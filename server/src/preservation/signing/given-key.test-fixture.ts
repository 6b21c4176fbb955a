import { join } from 'node:path';
import { archiveSigner } from './archive-signer.ts';
import { Keystore } from './keystore.ts';

export const passphrase = '一二三四五六七八九十甲乙';

const owner = { organisation: '示例局（虚构）', name: '示例局档案室电子签名' };
const period = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2031-01-01T00:00:00Z') };

export const keystoreIn = (directory: string, said = passphrase) =>
  new Keystore(join(directory, 'keys'), async () => said);

/** An archive's own key, and whoever signs with it. */
export async function givenKey(directory: string, about: Partial<typeof period> = {}) {
  const keystore = keystoreIn(directory);
  const key = await keystore.create(owner, { ...period, ...about });
  return { ...{ keystore, key }, signs: archiveSigner(keystore, () => true) };
}
