import { expect, test } from 'vitest';
import { childrenOf, readAsn1 } from './asn1.ts';
import { octetsOf, oidOf, timeOf } from './asn1-values.ts';
import { bits, generalizedTime, oid, sequence, utcTime } from './der.test-fixture.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

test('an octet string in pieces without a length is one octet string', () => {
  const element = readAsn1(hex('30 80  24 80 04 02 6162 04 01 63 0000  0000  ffff'));
  expect(childrenOf(element).map((child) => Buffer.from(octetsOf(child)).toString())).toEqual([
    'abc',
  ]);
});

test('what is cut off, or nests for ever, is damaged', () => {
  const damaged = '签名内容不是完整的 ASN.1 编码，签名已损坏';
  for (const bytes of [hex(''), hex('30 05 02 01'), hex('30 ff'), hex('30 80'), hex('02 80')])
    expect(() => childrenOf(readAsn1(bytes))).toThrow(damaged);
  expect(() => readAsn1(Buffer.from('3080'.repeat(100_000), 'hex'))).toThrow(damaged);
});

test('identifiers and times are read in each of their forms', () => {
  const ids = ['1.2.156.10197.1.501', '2.16.840.1.101.3.4.2.1', '2.5.4.3'];
  expect(ids.map((id) => oidOf(readAsn1(oid(id))))).toEqual(ids);
  const moment = '2026-03-01T01:30:00Z';
  const inSequence = readAsn1(
    sequence(utcTime(moment), generalizedTime(moment), bits(utcTime(moment))),
  );
  expect(childrenOf(inSequence).map(timeOf)).toEqual(Array(3).fill('2026-03-01T01:30:00.000Z'));
});
