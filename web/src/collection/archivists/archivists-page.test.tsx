// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage, problem } from '../../../test/open-page.tsx';

const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;

const post = {
  id: id(1),
  agencyId: id(2),
  agencyName: '某局',
  unitId: id(3),
  unitName: '办公室',
  personId: id(4),
  personName: '甲某',
  role: 'department-archivist',
  state: 'handing-over',
  employment: 'part-time',
  position: '兼职档案员',
  since: '2024-05-06',
  until: null,
  certificateName: '合格证',
  certificateNumber: null,
  certificateIssuer: null,
  certificateOn: null,
  certificateUntil: '2026-02-01',
  certificateDays: -28,
  professionalTitle: null,
  phone: null,
  remark: null,
  standInName: null,
  standInGranted: null,
  successorName: null,
  handOverId: null,
  posts: 4,
  warnings: ['certificate-expired', 'alone-in-many'],
  changedAt: '2026-03-01T01:00:00.000Z',
  version: 1,
};
const figures = {
  held: 1,
  fullTime: 0,
  partTime: 1,
  onLeave: 0,
  handingOver: 1,
  left: 0,
  warnings: { 'certificate-expired': 1, 'alone-in-many': 1, 'no-grant': 0, 'still-granted': 0 },
  vacant: 1,
  defects: 1,
  unentered: 0,
};
const vacancy = {
  agencyId: id(2),
  agencyName: '某局',
  unitId: id(2),
  unitName: '某局',
  role: 'archivist',
  since: null,
  days: null,
  isDefect: true,
  allowedDays: 30,
  lastHeldBy: null,
};
const reply = { posts: [post], total: 1, vacancies: [vacancy], unentered: [], figures };

const answers = {
  'GET /session': givenMe(),
  'GET /classification/fonds': [],
  'GET /identity/units': [],
  'GET /collection/archivists': reply,
};

test('what is pointed out is shown in its row, and every figure opens its rows', async () => {
  openPage('/collection/archivists', answers);
  await screen.findByText('甲某');
  screen.getByText('2026-02-01 过期 28 天');
  const line = screen.getByText('证书过期', { selector: 'span:not(.state-tag)' });
  const link = within(line).getByRole('link', { name: '1' });
  expect(link.getAttribute('href')).toBe(
    '/collection/archivists?state=all&warning=certificate-expired',
  );
  const vacant = screen.getByText('空岗超期或未登记', { selector: 'span' });
  fireEvent.click(within(vacant).getByRole('link', { name: '1' }));
  await screen.findByText('从未登记');
});

test('a post that is not handed over is not left, and is told why with the way out', async () => {
  const sentence = '甲某未办完交接：任职以来没有交接清单；在“交接清单”办完后再离任。';
  openPage('/collection/archivists', {
    ...answers,
    [`POST /collection/archivists/${post.id}/steps`]: problem(
      409,
      'collection.post-not-handed-over',
      sentence,
    ),
  });
  await screen.findByText('甲某');
  fireEvent.click(screen.getByRole('button', { name: '离任' }));
  const dialog = await screen.findByRole('dialog');
  fireEvent.change(within(dialog).getByLabelText('事由'), { target: { value: '调离' } });
  fireEvent.click(within(dialog).getByRole('button', { name: /离\s?任/ }));
  await within(dialog).findByText(sentence);
  expect(within(dialog).getByRole('link', { name: '交接清单' })).toBeTruthy();
});

test('who only reads the register is told who keeps it', async () => {
  openPage('/collection/archivists', {
    ...answers,
    'GET /session': givenMe(['collection.read-archivists']),
  });
  await screen.findByText('甲某');
  const step = screen.getByRole('button', { name: '离任' });
  expect(step.hasAttribute('disabled')).toBe(true);
});
