import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestArchive,
} from '../../test/test-archive.ts';
import { cmsOf, sealedOver, sealOf } from '../preservation/signatures/given-cms.test-fixture.ts';
import {
  ofdParts,
  signOfd,
  zipOfd,
} from '../preservation/signatures/given-signed-ofd.test-fixture.ts';
import { signedPdf, withUpdate } from '../preservation/signatures/given-signed-pdf.test-fixture.ts';
import { givenSigner } from '../preservation/signatures/given-signer.test-fixture.ts';
import {
  givenChain,
  type Party,
  revocationListOf,
} from '../preservation/trust/given-chain.test-fixture.ts';
import type { CheckSubject } from './check-subject.ts';
import { givenFlawless, givenSignedEep, lookAtAll, withBytes } from './given-check.test-fixture.ts';

let archive: TestArchive;
let flawless: Awaited<ReturnType<typeof givenFlawless>>;

beforeAll(async () => {
  archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  flawless = await givenFlawless(archive, agency, archivist);
});
afterAll(() => archive[Symbol.asyncDispose]());

const signer = givenSigner('SM2', '示例机关');
const signedPdfBytes = () =>
  signedPdf({ subFilter: 'adbe.pkcs7.detached', sign: (content) => cmsOf(signer, content) });

async function fixityOf(
  bytes: Uint8Array,
  fileName = '正本.pdf',
  by: Partial<Pick<CheckSubject, 'policy' | 'trust'>> = {},
) {
  const changed = await withBytes(archive, flawless.subject, Buffer.from(bytes), {
    file_name: fileName,
  });
  const subject = { ...changed, ...by };
  const found = (await lookAtAll(subject, flawless.batch)).find(({ code }) => code === '1-1');
  return found && { outcome: found.outcome, seen: found.seen };
}

test('a signature inside a document passes where it holds, with who signed, when, how and over what', async () => {
  expect(await fixityOf(signedPdfBytes())).toMatchObject({
    outcome: 'passed',
    seen: [
      { object: '正本.pdf 数字摘要' },
      {
        object: '正本.pdf 电子签名（Signature1）',
        outcome: 'passed',
        expected: '摘要一致，签名、印章、时间戳正确，签署时证书有效',
        actual: '成立',
        note: '签署人 示例机关；时间 2026-03-01 09:30；算法 SM2／SM3；覆盖 整个文件；证书链未核验（没有配置信任的证书机构）',
      },
    ],
  });
});

test('a document that was changed after it was signed fails, and says in what', async () => {
  const bytes = signedPdfBytes();
  bytes.write('300', bytes.indexOf('MediaBox [0 0 200') + 14);
  expect(await fixityOf(bytes)).toMatchObject({
    outcome: 'failed',
    seen: [
      {
        object: '正本.pdf 电子签名（Signature1）',
        actual: '不成立：原文摘要与签名中的不一致，内容在签署后被改动',
      },
      { object: '正本.pdf 数字摘要', outcome: 'passed' },
    ],
  });
});

test('a seal in an OFD is verified, and fails where a page is another', async () => {
  const maker = givenSigner('SM2', '示例制章中心');
  const seal = sealOf({ maker, signers: [signer], version: 'V4' });
  const parts = signOfd(ofdParts(), {
    type: 'Seal',
    value: (xml) => sealedOver(xml, { signer, seal, version: 'V4' }),
  });
  const page = 'Doc_0/Pages/Page_0/Content.xml';
  expect((await fixityOf(zipOfd(parts), '正本.ofd'))?.outcome).toBe('passed');
  expect(
    await fixityOf(zipOfd({ ...parts, [page]: Buffer.from('<x/>') }), '正本.ofd'),
  ).toMatchObject({
    outcome: 'failed',
    seen: [{ actual: `不成立：“${page}”的摘要与签名中的不一致，文件在签署后被改动` }, {}],
  });
});

test('a signature by a certificate that had ended fails, whatever its digests say', async () => {
  const ended = givenSigner('SM2', '示例机关', {
    from: '2020-01-01T00:00:00Z',
    to: '2022-01-01T00:00:00Z',
  });
  const pdf = signedPdf({
    subFilter: 'adbe.pkcs7.detached',
    sign: (content) => cmsOf(ended, content),
  });
  expect(await fixityOf(pdf)).toMatchObject({
    outcome: 'failed',
    seen: [{ actual: '摘要和签名一致，签署时证书或印章不在有效期内' }, {}],
  });
});

test('what no signature covers, and what nobody can verify yet, was not looked at and has not passed', async () => {
  const unknown = signedPdf({
    subFilter: 'Example.Own',
    sign: (content) => cmsOf(signer, content),
  });
  const eep = Buffer.from(
    '<?xml version="1.0" encoding="UTF-8"?><电子文件封装包><电子签名块/></电子文件封装包>',
  );
  expect([
    await fixityOf(withUpdate(signedPdfBytes())),
    await fixityOf(unknown),
    await fixityOf(eep, '封装包.eep'),
  ]).toMatchObject([
    { outcome: 'not-run', seen: [{ object: '正本.pdf 签名未覆盖的内容' }, {}, {}] },
    { outcome: 'not-run', seen: [{ object: '正本.pdf 电子签名（Signature1）' }, {}] },
    { outcome: 'not-run', seen: [{ object: '封装包.eep EEP 封装包电子签名' }, {}] },
  ]);
});

const chain = givenChain();
const pdfBy = (by: Party) =>
  signedPdf({ subFilter: 'adbe.pkcs7.detached', sign: (content) => cmsOf(by, content) });
const trusting = (lists: readonly Uint8Array[] = []): CheckSubject['trust'] => ({
  material: {
    name: '信任列表第 3 版',
    certificates: [
      { role: 'anchor', der: chain.root.certificate },
      { role: 'intermediate', der: chain.issuing.certificate },
    ],
    lists,
  },
  now: '2026-03-01T09:00:00.000Z',
});
const demanding = (trust: CheckSubject['trust']) => ({
  trust,
  policy: { ...flawless.subject.policy, trustDemanded: true },
});

test('whether the signer is trusted is noted, with the list it was judged by, and fails nothing', async () => {
  const trust = trusting();
  const noteOf = async (bytes: Uint8Array) => {
    const found = await fixityOf(bytes, '正本.pdf', { trust });
    return [found?.outcome, found?.seen.find(({ object }) => /电子签名/.test(object))?.note];
  };
  expect(await noteOf(pdfBy(chain.signer))).toEqual([
    'passed',
    expect.stringMatching(
      /可信（证书链 示例机关 → 示例签发机构 → 示例根证书机构；未核验吊销：.*；按信任列表第 3 版）$/,
    ),
  ]);
  expect(await noteOf(signedPdfBytes())).toEqual([
    'passed',
    expect.stringMatching(
      /未列入信任列表（自签发证书，没有证书机构证明其身份；按信任列表第 3 版）$/,
    ),
  ]);
});

test('an agency that demands trust lets nobody pass whom its list does not trust', async () => {
  const by = demanding(trusting());
  expect((await fixityOf(pdfBy(chain.signer), '正本.pdf', by))?.outcome).toBe('passed');
  const untrusted = {
    outcome: 'failed',
    seen: [
      {
        expected: '摘要一致，签名、印章、时间戳正确，签署时证书有效，签署各方可信',
        actual: '摘要和签名一致，签署各方不都可信',
      },
      {},
    ],
  };
  expect(await fixityOf(signedPdfBytes(), '正本.pdf', by)).toMatchObject(untrusted);
  // Nobody in the list is nobody trusted.
  const nobody = demanding(flawless.subject.trust);
  expect(await fixityOf(pdfBy(chain.signer), '正本.pdf', nobody)).toMatchObject(untrusted);
});

test('a signature made after its certificate was revoked fails, whatever the policy', async () => {
  const revoked = [{ of: chain.signer, at: '2026-02-20T00:00:00Z' }];
  const trust = trusting([revocationListOf(chain.issuing, revoked)]);
  expect(await fixityOf(pdfBy(chain.signer), '正本.pdf', { trust })).toMatchObject({
    outcome: 'failed',
    seen: [{ actual: '摘要和签名一致，签署时证书已吊销' }, {}],
  });
});

test('the signatures of a package are judged by the same list', async () => {
  const packageBy = async (by: Party, rules: Partial<Pick<CheckSubject, 'policy' | 'trust'>>) => {
    const found = await fixityOf(await givenSignedEep(archive, { by }), '封装包.eep', rules);
    return [found?.outcome, found?.seen[0]?.actual];
  };
  const stranger = { ...chain.signer, ...givenSigner('SM2', '示例机关') };
  const by = demanding(trusting());
  expect(await packageBy(chain.signer, by)).toEqual(['passed', expect.anything()]);
  expect(await packageBy(stranger, { trust: trusting() })).toEqual(['passed', expect.anything()]);
  expect(await packageBy(stranger, by)).toEqual(['failed', '签名正确，签署人不可信']);
  const revoked = [{ of: chain.signer, at: '2025-12-01T00:00:00Z' }];
  const trust = trusting([revocationListOf(chain.issuing, revoked)]);
  expect(await packageBy(chain.signer, { trust })).toEqual(['failed', '不成立：签署时证书已吊销']);
});
