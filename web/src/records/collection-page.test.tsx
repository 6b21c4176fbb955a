// @vitest-environment jsdom
import { emptyDescription } from '@lantai/contract/records/record.ts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage, problem } from '../../test/open-page.tsx';

const fondsId = '00000000-0000-4000-8000-0000000000f1';
const id = '00000000-0000-4000-8000-0000000000a1';

const row = {
  id,
  state: 'registered',
  receivedAs: 'holding',
  category: 'WS',
  fondsId,
  fondsCode: 'Z109',
  temporaryNumber: 'T2024-00001',
  archivalCode: null,
  title: '关于防汛工作的通知',
  creator: '云溪区水利局',
  documentNumber: null,
  date: '2024年13月1日',
  documentOn: null,
  year: 2024,
  retention: null,
  securityLevel: 'public',
  departmentName: null,
  pages: 3,
  remark: null,
  components: 0,
  quarantined: false,
  faults: ['date-invalid', 'retention-missing'],
  createdAt: '2024-03-01T01:00:00.000Z',
  version: 1,
};
const described = { ...emptyDescription, title: row.title, creator: row.creator, pages: 3 };
const detail = {
  ...row,
  description: described,
  more: {},
  agencyName: '云溪区水利局',
  fondsName: '云溪区水利局',
  clause: null,
  classPath: [],
  itemNumber: null,
  boxNumber: null,
  location: null,
  correspondence: null,
  source: 'upload',
  createdByName: null,
  filedAt: null,
  filedByName: null,
  objectPath: null,
  quarantineMark: null,
  componentList: [],
  holds: [],
  allowed: ['describe'],
};

test('a record that cannot be filed says why, and the list asks only for what is not filed', async () => {
  const { sent } = openPage('/records', {
    'GET /session': givenMe(),
    'GET /records': { records: [row], total: 1, next: null },
  });
  await screen.findByText('关于防汛工作的通知');
  expect(screen.getByText('日期无效')).toBeTruthy();
  expect(screen.getByText('保管期限为空')).toBeTruthy();
  const asked = sent.find(({ request }) => request === 'GET /records')?.query;
  expect(new URLSearchParams(asked).get('state')).toBe(
    'draft,registered,in-handling,pre-filed,submitted,checking,returned,accepted,filing',
  );
});

test('a description changed by somebody else meanwhile keeps what was typed and saves on the new version', async () => {
  let version = 1;
  const theirs = { ...described, pages: 9 };
  const { sent } = openPage(`/records?describe=${id}`, {
    'GET /session': givenMe(),
    'GET /records': { records: [row], total: 1, next: null },
    [`GET /records/${id}`]: () =>
      version === 1 ? detail : { ...detail, version, description: theirs },
    [`PUT /records/${id}`]: (body: unknown) => {
      if ((body as { version: number }).version !== 2) {
        version = 2;
        return problem(409, 'records.changed-meanwhile', '已被修改', { by: '李敏' });
      }
      return { ...detail, version: 3 };
    },
  });
  const title = await screen.findByLabelText('题名', { selector: 'textarea' });
  fireEvent.change(title, { target: { value: '关于防汛抗旱工作的通知' } });
  fireEvent.click(screen.getByText('保存'));

  await screen.findByText(/李敏 已修改过这份文件/u);
  expect(screen.getByLabelText<HTMLTextAreaElement>('题名', { selector: 'textarea' }).value).toBe(
    '关于防汛抗旱工作的通知',
  );
  expect(screen.getByLabelText<HTMLInputElement>('页数').value).toBe('9');

  fireEvent.click(screen.getByText('保存'));
  await waitFor(() => {
    const puts = sent.filter(({ request }) => request === `PUT /records/${id}`);
    expect(puts.at(-1)?.body).toEqual({
      version: 2,
      changes: { title: '关于防汛抗旱工作的通知' },
    });
  });
});
