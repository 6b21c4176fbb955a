import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { verifyReceipt } from '../capture/exchange/sign-receipt.ts';
import type { CliCommand } from './commands.ts';
import { describeSignature, toldSignature } from './signature-verify.ts';

const one = z.looseObject({ receiptId: z.string(), state: z.string() });
const several = z.object({ receipts: z.array(one) });

export const verifyReceiptFile: CliCommand = {
  usage: 'FILE [--trust DIR | --data DIR]',
  summary:
    '验证移交接口回执（JSON，一张或多张）上的签名：是否成立、由谁所签；没有签名或不成立时退出码为 1',

  async run(line) {
    const [file] = line.positionals;
    if (file === undefined) throw new TypeError('缺少回执文件。');
    if (!existsSync(file)) throw new TypeError(`没有文件 ${file}。`);
    const told = [];
    for (const receipt of receiptsIn(file, await readFile(file, 'utf8'))) {
      const verdict = verifyReceipt(receipt);
      const signature = verdict ? await toldSignature(line, verdict) : null;
      if (signature?.outcome !== 'holds') process.exitCode = 1;
      told.push({ receiptId: receipt.receiptId, state: receipt.state, signature });
    }
    if (line.json) return console.log(JSON.stringify(told));
    for (const { receiptId, state, signature } of told)
      console.log(
        `${receiptId}  ${state}  ${signature ? describeSignature(signature) : '没有签名'}`,
      );
  },
};

function receiptsIn(file: string, text: string): z.output<typeof one>[] {
  const parsed = z
    .union([several.transform(({ receipts }) => receipts), one.transform((only) => [only])])
    .safeParse(readJson(text));
  if (!parsed.success) throw new TypeError(`${file} 不是移交接口的回执。`);
  return parsed.data;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
