import { type TrustRole, trustText } from '@lantai/contract/preservation/trust.ts';
import { expect, test } from 'vitest';
import { readCertificate } from '../signatures/certificate.ts';
import { UnreadableSignature } from '../signatures/unreadable-signature.ts';
import {
  givenChain,
  givenParty,
  type Party,
  revocationListOf,
} from './given-chain.test-fixture.ts';
import { judgeTrust, type SignedThen } from './judge-trust.ts';
import { readRevocationList } from './revocation-list.ts';

const chain = givenChain();
const { root, issuing, signer } = chain;

type Asked = Partial<SignedThen> & {
  /** Whom the list has, by what they are trusted for. */
  readonly listed?: readonly [TrustRole, Party][];
  readonly lists?: readonly Uint8Array[];
  readonly beside?: readonly Party[];
};

function judged(by: Party, asked: Asked = {}) {
  const { listed = [['anchor', root]], lists = [], beside = [issuing], ...then } = asked;
  const certificates = listed.map(([role, { certificate }]) => ({ role, der: certificate }));
  return judgeTrust(
    readCertificate(by.certificate),
    beside.map(({ certificate }) => readCertificate(certificate)),
    {
      material: { name: '信任列表第 3 版', certificates, lists },
      now: '2026-03-10T00:00:00.000Z',
    },
    { moment: '2026-03-01T01:30:00.000Z', isProven: false, ...then },
  );
}
const said = (by: Party, asked?: Asked) => trustText(judged(by, asked));
const outcome = (by: Party, asked?: Asked) => judged(by, asked).outcome;

const listOf = (revoked: Parameters<typeof revocationListOf>[1] = [], options = {}) =>
  revocationListOf(issuing, revoked, options);

test('a signer is trusted by a path to an authority of the list, with what was looked at', () => {
  const lists = [listOf(), revocationListOf(root, [])];
  expect(judged(signer, { lists })).toEqual({
    outcome: 'trusted',
    told: [
      '证书链 示例机关 → 示例签发机构 → 示例根证书机构',
      '按“示例签发机构”2026-02-01 的吊销列表，“示例机关”未吊销',
      '按“示例根证书机构”2026-02-01 的吊销列表，“示例签发机构”未吊销',
      '按信任列表第 3 版',
    ],
    path: ['示例机关', '示例签发机构', '示例根证书机构'],
    list: '信任列表第 3 版',
    judgedAt: '2026-03-01T01:30:00.000Z',
    revokedAt: null,
  });
});

test('that nobody could look for revocations is said beside the trust', () => {
  expect(said(signer)).toBe(
    '可信（证书链 示例机关 → 示例签发机构 → 示例根证书机构；未核验吊销：没有“示例签发机构”的吊销列表，没有“示例根证书机构”的吊销列表；按信任列表第 3 版）',
  );
});

test.each(['RSA', 'SM2'] as const)('a chain of %s is followed link by link', (kind) => {
  const other = givenChain(kind);
  const listed: Asked['listed'] = [['anchor', other.root]];
  expect(outcome(other.signer, { listed, beside: [other.issuing] })).toBe('trusted');
});

test('the link that is missing beside the signature is taken from the list, which does not trust it for that', () => {
  const listed: Asked['listed'] = [
    ['anchor', root],
    ['intermediate', issuing],
  ];
  expect(outcome(signer, { beside: [], listed })).toBe('trusted');
  const untrusted: Asked['listed'] = [
    ['intermediate', issuing],
    ['pinned', givenParty({ name: '别人' })],
  ];
  expect(said(signer, { beside: [root], listed: untrusted })).toContain(
    '未列入信任列表（证书链终于“示例根证书机构”；证书链 示例机关 → 示例签发机构 → 示例根证书机构；',
  );
});

test('where the list is empty nothing is checked, and that is not called trust', () => {
  expect(said(signer, { listed: [] })).toBe('证书链未核验（没有配置信任的证书机构）');
});

test('an authority that nobody has listed is not trusted, nor is who vouches for themselves', () => {
  const stranger = givenParty({ name: '别处根证书机构', ca: true });
  const theirs = givenParty({ name: '来历不明', by: stranger });
  expect(said(theirs, { beside: [stranger] })).toContain(
    '未列入信任列表（证书链终于“别处根证书机构”',
  );
  const own = givenParty({ name: '自签' });
  expect(said(own)).toContain('未列入信任列表（自签发证书，没有证书机构证明其身份');
});

test('a chain with a link missing is incomplete', () => {
  expect(said(signer, { beside: [] })).toContain(
    '链不完整（没有“示例签发机构”的证书，无法核验它签发的证书',
  );
});

test('one certificate can be trusted by itself, and nothing that it issues', () => {
  const archive = givenParty({ name: '示例区档案馆' });
  const listed: Asked['listed'] = [['pinned', archive]];
  expect(said(archive, { listed })).toBe('可信（本身列入信任列表；按信任列表第 3 版）');
  const below = givenParty({ name: '冒充者', by: archive });
  expect(outcome(below, { listed, beside: [archive] })).toBe('unfit');
  const authority = givenParty({ name: '示例机构', ca: true });
  const its = givenParty({ name: '其下', by: authority });
  expect(outcome(its, { listed: [['pinned', authority]], beside: [] })).toBe('incomplete');
});

test('the certificate is to have been in its time when it was signed with, and need not be now', () => {
  const short = { from: '2026-01-01T00:00:00Z', to: '2026-03-05T00:00:00Z', by: issuing };
  const past = givenParty({ name: '到期者', ...short });
  expect(outcome(past)).toBe('trusted');
  expect(said(past, { moment: '2026-03-06T00:00:00.000Z' })).toContain(
    '证书过期（2026-03-06“到期者”的证书不在有效期内（2026-01-01 至 2026-03-05）',
  );
  expect(outcome(past, { moment: '2025-12-01T00:00:00.000Z' })).toBe('expired');
});

test('the authority between has to be in its time as well', () => {
  const old = givenParty({ name: '旧机构', ca: true, by: root, to: '2026-02-01T00:00:00Z' });
  const its = givenParty({ name: '其下', by: old });
  expect(said(its, { beside: [old] })).toContain('证书过期（2026-03-01“旧机构”的证书不在有效期内');
});

test('without a time in the signature it is judged by now, and that is said', () => {
  const past = givenParty({ name: '到期者', by: issuing, to: '2026-03-05T00:00:00Z' });
  expect(judged(past, { moment: null })).toMatchObject({
    outcome: 'expired',
    judgedAt: '2026-03-10T00:00:00.000Z',
    told: expect.arrayContaining(['签名没有写明时间，按核验时判断']),
  });
});

test('revoked before it was signed with: not trusted; revoked afterwards: trusted, and told', () => {
  const lists = (at: string, reason?: number) => [
    listOf([{ of: signer, at, ...(reason !== undefined && { reason }) }]),
  ];
  expect(judged(signer, { lists: lists('2026-02-20T00:00:00Z', 5) })).toMatchObject({
    outcome: 'revoked',
    revokedAt: '2026-02-20T00:00:00.000Z',
    told: expect.arrayContaining(['“示例机关”的证书已于 2026-02-20 吊销（停止使用）']),
  });
  expect(judged(signer, { lists: lists('2026-03-05T00:00:00Z') })).toMatchObject({
    outcome: 'trusted',
    revokedAt: '2026-03-05T00:00:00.000Z',
    told: expect.arrayContaining(['“示例机关”的证书已于 2026-03-05 吊销，在签署之后']),
  });
});

test('a key that fell into other hands could set any time: only a trusted timestamp proves it was before', () => {
  const lists = [listOf([{ of: signer, at: '2026-03-05T00:00:00Z', reason: 1 }])];
  expect(said(signer, { lists })).toContain(
    '已吊销（“示例机关”的证书已于 2026-03-05 吊销（私钥泄露），签署时间系签署人自称，没有可信的时间戳证明在此之前',
  );
  expect(outcome(signer, { lists, isProven: true })).toBe('trusted');
});

test('an authority that was revoked vouches for nobody any more', () => {
  const lists = [revocationListOf(root, [{ of: issuing, at: '2026-01-15T00:00:00Z' }])];
  expect(said(signer, { lists })).toContain('已吊销（“示例签发机构”的证书已于 2026-01-15 吊销');
});

test('a later list does not undo a revocation, save that of what was only on hold', () => {
  const at = '2026-01-20T00:00:00Z';
  const older = (reason: number) =>
    listOf([{ of: signer, at, reason }], { thisUpdate: '2026-01-25T00:00:00Z' });
  expect(outcome(signer, { lists: [listOf(), older(5)] })).toBe('revoked');
  expect(outcome(signer, { lists: [listOf(), older(6)] })).toBe('trusted');
  expect(outcome(signer, { lists: [older(6)] })).toBe('revoked');
});

test('a list that somebody else made is no list', () => {
  const revoked = [{ of: signer, at: '2026-01-20T00:00:00Z' }];
  const forged = listOf(revoked, { forged: true });
  const ofNamesake = revocationListOf(givenParty({ name: '示例签发机构', ca: true }), revoked);
  expect(said(signer, { lists: [forged, ofNamesake] })).toContain('没有“示例签发机构”的吊销列表');
});

test('a list of which another was due, or that is younger than the certificate, is said to be so', () => {
  const overdue = listOf([], {
    thisUpdate: '2026-01-01T00:00:00Z',
    nextUpdate: '2026-02-01T00:00:00Z',
  });
  expect(said(signer, { lists: [overdue] })).toContain(
    '该列表应于 2026-02-01 更新，没有涵盖签署时',
  );
  const past = givenParty({ name: '到期者', by: issuing, to: '2021-01-01T00:00:00Z' });
  expect(said(past, { lists: [listOf()], moment: '2020-06-01T00:00:00.000Z' })).toContain(
    '未核验吊销：“示例签发机构”的吊销列表都在“到期者”的证书到期之后',
  );
});

test('a divided list speaks only of the certificates that name its place', () => {
  const here = givenParty({ name: '甲', by: issuing, point: 'http://a.invalid/1.crl' });
  const lists = [listOf([], { point: 'http://a.invalid/1.crl' })];
  expect(said(here, { lists })).toContain('“甲”未吊销');
  expect(said(signer, { lists })).toContain('没有“示例签发机构”的吊销列表');
});

const unfit: [what: string, by: () => { signer: Party; beside: Party[] }, why: string][] = [
  [
    'whom the authority of that name has not signed',
    () => ({ signer: givenParty({ name: '冒名', by: issuing, forged: true }), beside: [issuing] }),
    '“冒名”的证书不是现有的“示例签发机构”签发的',
  ],
  [
    'who issues and may not',
    () => {
      const agency = givenParty({ name: '普通机关', by: issuing });
      return { signer: givenParty({ name: '其下', by: agency }), beside: [agency, issuing] };
    },
    '“普通机关”不是证书机构，不得签发证书',
  ],
  [
    'whose issuer has a key for other things',
    () => {
      const other = givenParty({ name: '他用机构', ca: true, keyUse: 0x80, by: root });
      return { signer: givenParty({ name: '其下', by: other }), beside: [other] };
    },
    '“他用机构”不是证书机构，不得签发证书',
  ],
  [
    'who stands lower than is allowed',
    () => {
      const upper = givenParty({ name: '上级', ca: { pathLength: 0 }, by: root });
      const lower = givenParty({ name: '下级', ca: true, by: upper });
      return { signer: givenParty({ name: '其下', by: lower }), beside: [lower, upper] };
    },
    '“上级”之下至多有 0 级证书机构，现有 1 级',
  ],
  [
    'whose key is for encryption',
    () => ({
      signer: givenParty({ name: '加密证书', by: issuing, keyUse: 0x30 }),
      beside: [issuing],
    }),
    '“加密证书”的证书不用于签名',
  ],
  [
    'whose certificate says that something must be understood which is not',
    () => ({ signer: givenParty({ name: '异类', by: issuing, unknown: true }), beside: [issuing] }),
    '“异类”的证书含有不能核验的关键扩展 1.2.3.4.5',
  ],
];

test.each(unfit)('nobody is trusted %s', (_, by, why) => {
  const { signer: unfitOne, beside } = by();
  expect(said(unfitOne, { beside })).toContain(`链不成立（${why}`);
});

test('a timestamp is of an authority only if its certificate is for that', () => {
  const stamping = givenParty({ name: '时间戳', by: issuing, purpose: '1.3.6.1.5.5.7.3.8' });
  expect(outcome(stamping, { use: 'timestamping' })).toBe('trusted');
  expect(said(signer, { use: 'timestamping' })).toContain('链不成立（“示例机关”的证书不用于时间戳');
});

test('an old root that could not say so is an authority where it is listed', () => {
  const old = givenParty({ name: '第一版根', version1: true });
  const its = givenParty({ name: '其下', by: old });
  expect(outcome(its, { listed: [['anchor', old]], beside: [] })).toBe('trusted');
});

test('of two paths the better one counts, and a circle of authorities ends', () => {
  const stranger = givenParty({ name: '示例签发机构', ca: true });
  expect(outcome(signer, { beside: [stranger, issuing] })).toBe('trusted');
  const one = givenParty({ name: '甲机构', ca: true });
  const other = { ...givenParty({ name: '乙机构', ca: true, by: one }) };
  const back = {
    ...one,
    certificate: givenParty({ name: '甲机构', ca: true, by: other }).certificate,
  };
  const its = givenParty({ name: '其下', by: other });
  expect(['incomplete', 'not-listed', 'unfit']).toContain(outcome(its, { beside: [other, back] }));
});

test('a list that cannot be used is refused with its reason', () => {
  const refusal = (bytes: Uint8Array) => {
    try {
      readRevocationList(bytes);
      return 'read';
    } catch (error) {
      return error instanceof UnreadableSignature ? error.message : String(error);
    }
  };
  expect([
    refusal(listOf([], { delta: true })),
    refusal(listOf().subarray(0, 60)),
    refusal(signer.certificate),
    refusal(listOf()),
  ]).toEqual([
    '是增量吊销列表，须用完整的列表',
    '签名内容不是完整的 ASN.1 编码，签名已损坏',
    expect.any(String),
    'read',
  ]);
});
