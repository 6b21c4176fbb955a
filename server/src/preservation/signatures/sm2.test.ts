import { expect, test } from 'vitest';
import { sm3 } from '../../audit/sealing/sm3.ts';
import { integer, sequence } from './der.test-fixture.ts';
import { isSignedBySm2 } from './sm2.ts';

// The example of GB/T 32918.5-2017, A.2 (GM/T 0003.5-2012): key, identity, message and signature.
const publicKey = Buffer.from(
  '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  'hex',
);
const message = Buffer.from('message digest');
const r = 0xf5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3n;
const s = 0xb1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aan;
const signature = sequence(integer(r), integer(s));

test('SM3 is the digest that GB/T 32905 publishes', () => {
  expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
});

test('the published signature holds, in both ways of writing it, and of nothing else', () => {
  const bare = Buffer.from(r.toString(16) + s.toString(16), 'hex');
  const other = Buffer.from('message digesu');
  const isSigned = (value: Uint8Array, what = message, identity = '1234567812345678') =>
    isSignedBySm2([what], value, publicKey, identity);
  expect({
    published: isSigned(signature),
    bare: isSigned(bare),
    inPieces: isSignedBySm2([message.subarray(0, 4), message.subarray(4)], signature, publicKey),
    otherMessage: isSigned(signature, other),
    otherIdentity: isSigned(signature, message, 'ALICE123@YAHOO.COM'),
    otherValue: isSigned(sequence(integer(r), integer(s + 1n))),
    zero: isSigned(sequence(integer(0), integer(s))),
  }).toEqual({
    published: true,
    bare: true,
    inPieces: true,
    otherMessage: false,
    otherIdentity: false,
    otherValue: false,
    zero: false,
  });
});

test('what OpenSSL signed with SM2 holds', () => {
  // openssl dgst -sm3 -sign … -sigopt distid:1234567812345678, OpenSSL 3.0; the key was thrown away.
  const key = Buffer.from(
    '04a058eed224be12f1d3b4ee6e280612a7fb34c9bf63ea30da260e792528a18423a36681c4b0bb1947acbc91eb6ea3086c1dbc7f6a4dc7af76fdb8d01e5e4fb609',
    'hex',
  );
  const made = Buffer.from(
    '3045022100f5f0a1a8002b83156b4ad0dd8ef6c8b54a5fdda0a3c6419c83c2ed4acb9e119b02204445d31f74175f07ab59a8a0eb64d915b005d27e419b354e871cac9e3d4f3ec9',
    'hex',
  );
  expect(isSignedBySm2([Buffer.from('hello')], made, key)).toBe(true);
  expect(isSignedBySm2([Buffer.from('hallo')], made, key)).toBe(false);
});

test('a key that is no point of the curve is refused', () => {
  const wrong = Buffer.from(publicKey);
  wrong[64] = 0x14;
  expect(() => isSignedBySm2([message], signature, wrong)).toThrow('SM2 公钥不在曲线上');
});
