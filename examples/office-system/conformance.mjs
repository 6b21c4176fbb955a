// What any office system can rely on, and any Lantai must do: named checks against a running one.
//   node conformance.mjs URL --token T [--org CODE] [--big MB] [--json]
// It hands over documents that say what they are; run it against an installation for tests.
import { randomBytes } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { describe, OfficeSystem, Refused } from './office-system.mjs';

const byText = (one, other) => (one < other ? -1 : 1);

const day = 86_400_000;

/** A finished document of this run, complete and without faults. */
function document(run, number, changes = {}) {
  return {
    sourceId: `${run.prefix}-${number}`,
    processCode: 'CONFORMANCE',
    processName: '接口检验',
    finished: true,
    finishedAt: new Date(Date.now() - day).toISOString(),
    title: `接口检验用文件 ${run.prefix}-${number}`,
    documentNumber: `检验〔${new Date().getFullYear()}〕${run.numbers.next++}号`,
    creator: '接口检验程序',
    issuedOn: new Date(Date.now() - 2 * day).toISOString().slice(0, 10),
    orgCode: run.orgCode,
    security: '公开',
    retention: 'D10',
    components: [
      { role: 'dispatch-form', fileName: '审批单.pdf', bytes: pdf('审批单') },
      { role: 'original', fileName: '正本.pdf', bytes: pdf(`正本 ${number}`) },
      { role: 'attachment', fileName: '附件1.txt', bytes: Buffer.from(`附件 ${number}\n`) },
    ],
    ...changes,
  };
}

function pdf(text) {
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n% ${text}\n`),
    randomBytes(2000),
    Buffer.from('\n%%EOF\n'),
  ]);
}

/** Each check says what must hold; `needs` a code of a department that the archive knows. */
export const checks = [
  {
    name: '令牌对应一个来源系统',
    async run({ system, expect }) {
      const source = await system.describe();
      expect('code 不为空', typeof source.code === 'string' && source.code !== '');
    },
  },
  {
    name: '没有令牌或令牌不对，不予应答',
    async run({ run, expect }) {
      const stranger = new OfficeSystem({ url: run.url, token: 'lantai_invented' });
      expect('401', (await refusal(stranger.describe())).status === 401);
    },
  },
  {
    name: '完整的移交件当即登记，给临时编号，双方摘要一致',
    needs: 'organisation',
    async run({ run, system, expect }) {
      const sent = document(run, 'plain');
      const receipt = await system.deliver(sent, { algorithm: 'sha512' });
      expect('state 为 registered', receipt.state === 'registered');
      expect('有临时编号', Boolean(receipt.temporaryNumber));
      const files = await Promise.all(
        sent.components.map((each, index) => describe(each, `f${index}`, 'sha512')),
      );
      const ours = files.map(({ declared }) => declared.digest.value).toSorted(byText);
      const theirs = receipt.components.map(({ sha512 }) => sha512).toSorted(byText);
      expect('三个文件的 SHA-512 一致', ours.join() === theirs.join());
    },
  },
  {
    name: '重复推送同一内容：同一临时编号，不重复登记',
    needs: 'organisation',
    async run({ run, system, expect }) {
      const sent = document(run, 'repeat');
      const first = await system.deliver(sent);
      const second = await system.deliver(sent);
      expect('第二次 outcome 为 repeated', second.outcome === 'repeated');
      expect('临时编号不变', second.temporaryNumber === first.temporaryNumber);
      expect('只有一个版本', (await system.receipts(sent.sourceId)).length === 1);
    },
  },
  {
    name: '同时推送十次，只登记一件',
    needs: 'organisation',
    async run({ run, system, expect }) {
      const sent = document(run, 'at-once');
      const receipts = await Promise.all(Array.from({ length: 10 }, () => system.deliver(sent)));
      expect('临时编号只有一个', new Set(receipts.map((each) => each.temporaryNumber)).size === 1);
      expect('只有一次 taken', receipts.filter(({ outcome }) => outcome === 'taken').length === 1);
    },
  },
  {
    name: '传输中断：不登记；整件重发后登记',
    needs: 'organisation',
    async run({ run, system, expect }) {
      const sent = document(run, 'cut');
      for (const cutAfter of [200, 2500, 4800]) {
        const error = await system.deliver(sent, { cutAfter }).catch((reason) => reason);
        expect(`在第 ${cutAfter} 字节断开`, error instanceof Error);
      }
      const before = await system.receipts(sent.sourceId);
      expect(
        '中断后没有登记',
        before.every(({ state }) => state === 'queued'),
      );
      const receipt = await system.deliver(sent);
      expect('重发后 registered', receipt.state === 'registered');
    },
  },
  {
    name: '改动后重发：成为新版本，不覆盖旧版本',
    needs: 'organisation',
    async run({ run, system, expect }) {
      const first = document(run, 'altered');
      const before = await system.deliver(first);
      const changed = { ...first, title: `${first.title}（修订）` };
      const after = await system.deliver(changed);
      expect('版本为 2', after.version === 2);
      expect('临时编号不变', after.temporaryNumber === before.temporaryNumber);
      const receipts = await system.receipts(first.sourceId);
      expect(
        '两个版本都在',
        receipts
          .map(({ version }) => version)
          .toSorted()
          .join() === '1,2',
      );
      const again = await system.deliver(first);
      expect('再推旧内容是重复，不是第三版', again.outcome === 'repeated' && again.version === 1);
    },
  },
  {
    name: '未知机构代码：送达并待定，不进入其他部门',
    async run({ run, system, expect }) {
      const orgCode = `X-${run.prefix}`;
      const receipt = await system.deliver(document(run, 'unknown-org', { orgCode }));
      expect('state 为 delivered', receipt.state === 'delivered');
      expect('heldFor 为 organisation', receipt.heldFor === 'organisation');
      expect('没有临时编号', receipt.temporaryNumber === null);
    },
  },
  {
    name: '摘要不符：退回并逐项列明，不登记；更正后登记',
    needs: 'organisation',
    async run({ run, system, expect }) {
      const sent = document(run, 'digest');
      const files = await Promise.all(sent.components.map((each, at) => describe(each, `f${at}`)));
      const envelope = { ...sent, components: files.map(({ declared }) => declared) };
      const damaged = files.map((file, at) =>
        at === 1 ? { ...file, bytes: Buffer.from(file.bytes.map((byte) => byte ^ 1)) } : file,
      );
      const refused = await refusal(system.send(envelope, damaged));
      expect('422', refused.status === 422);
      expect('列明 digest-differs', rulesOf(refused).includes('digest-differs'));
      const [rejected] = await system.receipts(sent.sourceId);
      expect('回执为 rejected', rejected?.state === 'rejected' && !rejected.temporaryNumber);
      const receipt = await system.send(envelope, files);
      expect('更正后 registered', receipt.state === 'registered');
    },
  },
  {
    name: '少一个文件、多一个文件：退回并列明',
    async run({ run, system, expect }) {
      const sent = document(run, 'parts');
      const files = await Promise.all(sent.components.map((each, at) => describe(each, `f${at}`)));
      const envelope = { ...sent, components: files.map(({ declared }) => declared) };
      const missing = await refusal(system.send(envelope, files.slice(0, 2)));
      expect('列明 part-missing', rulesOf(missing).includes('part-missing'));
      const extra = await describe({ role: 'attachment', fileName: 'x', bytes: pdf('x') }, 'extra');
      const more = await refusal(system.send(envelope, [...files, extra]));
      expect('列明 part-unexpected', rulesOf(more).includes('part-unexpected'));
    },
  },
  {
    name: '国密 SM3 摘要',
    needs: 'organisation',
    async run({ run, system, expect }) {
      const receipt = await system.deliver(document(run, 'sm3'), { algorithm: 'sm3' });
      expect('state 为 registered', receipt.state === 'registered');
    },
  },
  {
    name: '信封不合格式：退回，列明每一个字段',
    async run({ run, system, expect }) {
      const sent = document(run, 'form', { title: '', finishedAt: '昨天' });
      const refused = await refusal(system.deliver(sent));
      expect('422 capture.envelope-invalid', refused.problem?.code === 'capture.envelope-invalid');
      const places = (refused.problem?.faults ?? []).map(({ place }) => place);
      expect(
        '列出 title 和 finishedAt',
        ['finishedAt', 'title'].every((each) => places.includes(each)),
      );
    },
  },
  {
    name: '未办结的流程：退回',
    async run({ run, system, expect }) {
      const refused = await refusal(
        system.deliver(document(run, 'unfinished', { finished: false })),
      );
      expect('列明 not-finished', rulesOf(refused).includes('not-finished'));
    },
  },
  {
    name: '日期取签发日期；只有拟稿日期的退回',
    needs: 'organisation',
    async run({ run, system, expect }) {
      const draftedOn = new Date(Date.now() - 9 * day).toISOString().slice(0, 10);
      const both = await system.deliver(document(run, 'dates', { draftedOn }));
      expect('notices 有 issue-date-used', both.notices.includes('issue-date-used'));
      const drafted = document(run, 'drafted', { draftedOn });
      delete drafted.issuedOn;
      expect(
        '列明 issue-date-missing',
        rulesOf(await refusal(system.deliver(drafted))).includes('issue-date-missing'),
      );
    },
  },
  {
    name: '网页不能作正文：按文件名和按内容都退回',
    async run({ run, system, expect }) {
      const html = Buffer.from('<!DOCTYPE html><html><body>流程</body></html>');
      for (const fileName of ['正本.html', '正本.pdf']) {
        const components = [{ role: 'original', fileName, bytes: html }];
        const sent = document(run, `html-${fileName.split('.')[1]}`, { components });
        expect(
          `${fileName} 列明 body-is-html`,
          rulesOf(await refusal(system.deliver(sent))).includes('body-is-html'),
        );
      }
    },
  },
  {
    name: '没有正本：退回',
    async run({ run, system, expect }) {
      const components = [{ role: 'attachment', fileName: '附件.txt', bytes: Buffer.from('x') }];
      const refused = await refusal(system.deliver(document(run, 'bodiless', { components })));
      expect('列明 body-missing', rulesOf(refused).includes('body-missing'));
    },
  },
  {
    name: '带密级标志：隔离，不进入检索',
    needs: 'organisation',
    async run({ run, system, expect }) {
      const title = `机密★5年 接口检验用文件 ${run.prefix}`;
      const receipt = await system.deliver(document(run, 'secret', { title }));
      expect('quarantined 为 true', receipt.quarantined === true);
    },
  },
  {
    name: '信封中未知的字段不影响接收',
    needs: 'organisation',
    async run({ run, system, expect }) {
      const receipt = await system.deliver(document(run, 'unknown-field', { 紧急程度: '加急' }));
      expect('state 为 registered', receipt.state === 'registered');
    },
  },
  {
    name: '大文件：边传边存，摘要一致',
    needs: 'organisation',
    async run({ run, system, expect }) {
      const bytes = Buffer.concat([
        Buffer.from('%PDF-1.7\n'),
        randomBytes(run.bigMb * 1024 * 1024),
      ]);
      const components = [{ role: 'original', fileName: '大文件.pdf', bytes }];
      const receipt = await system.deliver(document(run, 'big', { components }));
      expect('state 为 registered', receipt.state === 'registered');
      expect('大小一致', receipt.components[0]?.size === bytes.length);
    },
  },
  {
    name: '回执可按回执号、按来源编号查询，也可按游标逐条取得变化',
    needs: 'organisation',
    async run({ run, system, expect }) {
      const sent = document(run, 'receipts');
      const { receiptId } = await system.deliver(sent);
      expect('按回执号', (await system.receipt(receiptId)).receiptId === receiptId);
      expect('按来源编号', (await system.receipts(sent.sourceId))[0]?.receiptId === receiptId);
      expect('变化中有此件', await hears(system, sent.sourceId, 'registered'));
      const unknown = '01980000-0000-7000-8000-000000000000';
      expect('没有的回执号 404', (await refusal(system.receipt(unknown))).status === 404);
    },
  },
  {
    name: '办结清单可以重复报送',
    async run({ run, system, expect }) {
      const { sourceId, processCode, title, finishedAt } = document(run, 'finished');
      const orgCode = run.orgCode ?? `X-${run.prefix}`;
      const list = [{ sourceId, processCode, title, orgCode, finishedAt }];
      expect('第一次 noted 为 1', (await system.noteFinished(list)).noted === 1);
      expect('第二次 known 为 1', (await system.noteFinished(list)).known === 1);
    },
  },
];

async function refusal(promise) {
  try {
    return { status: 200, problem: undefined, answer: await promise };
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

function rulesOf({ problem }) {
  return (problem?.faults ?? []).map(({ rule }) => rule);
}

/** Events come with the oldest transaction that still runs: asked for until it is there. */
async function hears(system, sourceId, state) {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    for (let after = 0; ; ) {
      const { events, next } = await system.receiptEvents(after);
      if (events.some((event) => event.sourceId === sourceId && event.state === state)) return true;
      if (next === null) break;
      after = next;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}

/** The client, noting what it sent and what was answered. */
class Watched extends OfficeSystem {
  exchanges = [];

  async request(method, path, headers, send) {
    const exchange = { sent: `${method} ${path}` };
    this.exchanges.push(exchange);
    try {
      const answer = await super.request(method, path, headers, send);
      exchange.answered = brief(answer);
      return answer;
    } catch (error) {
      exchange.answered =
        error instanceof Refused
          ? brief({ status: error.status, ...error.problem })
          : String(error);
      throw error;
    }
  }
}

function brief(answer) {
  const { status, code, title, faults, state, outcome, heldFor, temporaryNumber, version } = answer;
  return JSON.stringify({
    status,
    code,
    title,
    faults,
    state,
    outcome,
    heldFor,
    temporaryNumber,
    version,
  });
}

/** Runs every check, one after the other; each ends as passed, failed or not-run, and says why. */
export async function runConformance({ url, token, org, bigMb = 64, onResult = () => {} }) {
  const run = {
    url,
    prefix: `conf-${Date.now().toString(36)}`,
    bigMb,
    numbers: { next: Date.now() % 100_000_000 },
  };
  const known = await new OfficeSystem({ url, token }).describe().catch(() => undefined);
  run.orgCode = org ?? known?.organisations.find(({ mapped }) => mapped)?.code;
  const results = [];
  for (const check of checks) {
    const result = await runCheck(check, run, { url, token });
    results.push(result);
    onResult(result);
  }
  return results;
}

async function runCheck({ name, needs, run: perform }, run, access) {
  if (needs === 'organisation' && run.orgCode === undefined)
    return {
      name,
      outcome: 'not-run',
      why: '没有已对应部门的机构代码：先报送并由档案部门对应一个，或用 --org 指明',
      exchanges: [],
    };
  const system = new Watched(access);
  const broken = [];
  const expect = (what, holds) => holds || broken.push(what);
  const asked = run.orgCode === undefined ? { ...run, orgCode: `X-${run.prefix}` } : run;
  try {
    await perform({ run: asked, system, expect });
  } catch (error) {
    broken.push(error instanceof Error ? error.message : String(error));
  }
  const { exchanges } = system;
  return broken.length === 0
    ? { name, outcome: 'passed', exchanges }
    : { name, outcome: 'failed', why: `不成立：${broken.join('；')}`, exchanges };
}

const marks = { passed: '通过', failed: '不通过', 'not-run': '未执行' };

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      token: { type: 'string' },
      org: { type: 'string' },
      big: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const [url] = positionals;
  if (!url || !values.token) {
    console.error(
      '用法：conformance-client URL --token T [--org 机构代码] [--big 兆字节] [--json]',
    );
    process.exitCode = 2;
    return;
  }
  const results = await runConformance({
    url,
    token: values.token,
    org: values.org,
    bigMb: values.big === undefined ? 64 : Number(values.big),
    onResult: values.json ? undefined : show,
  });
  const count = (outcome) => results.filter((each) => each.outcome === outcome).length;
  if (values.json) console.log(JSON.stringify({ url, results }, undefined, 2));
  else
    console.log(
      `\n共 ${results.length} 项：通过 ${count('passed')}，不通过 ${count('failed')}，未执行 ${count('not-run')}`,
    );
  // What was not run is not passed.
  process.exitCode = count('passed') === results.length ? 0 : 1;
}

function show({ name, outcome, why, exchanges }) {
  console.log(`[${marks[outcome]}] ${name}`);
  if (why) console.log(`        ${why}`);
  for (const { sent, answered } of exchanges) console.log(`        ${sent} → ${answered}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
