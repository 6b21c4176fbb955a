import { expect, test } from 'vitest';
import { readDisclosure, readOpenStatus } from './open-status.ts';

test.each([
  ['开放', 'open'],
  ['控制', 'controlled'],
  [' 延期\u3000开放 ', 'deferred'],
  ['未审核', 'unreviewed'],
  ['公开', undefined],
  ['', undefined],
])('the open status “%s” is %s', (text, status) => {
  expect(readOpenStatus(text)).toBe(status);
});

test.each([
  ['主动公开', 'proactive'],
  ['依申请 公开', 'on-request'],
  ['不予公开', 'withheld'],
  ['公开', undefined],
  ['开放', undefined],
])('the disclosure attribute “%s” is %s', (text, attribute) => {
  expect(readDisclosure(text)).toBe(attribute);
});
