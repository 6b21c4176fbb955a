import { buffer } from 'node:stream/consumers';
import type { Content } from '../preservation/read-object.ts';
import { decodeText } from '../preservation/text/decode-text.ts';

/** The most of a text file that is shown on screen; whoever needs more downloads it. */
const most = 4 * 2 ** 20;

/** Text as the browser reads it, whatever encoding it came in. */
export async function readAsUtf8(content: Content): Promise<string> {
  const cut = content.size > most;
  const bytes = await buffer(content.read(cut ? { start: 0, end: most - 1 } : {}));
  const text = decodeText(bytes, { partial: cut })?.text ?? bytes.toString('latin1');
  return cut ? `${text}\n\n……（仅显示前 4 MB，全文请下载）` : text;
}
