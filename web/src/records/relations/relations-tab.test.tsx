// @vitest-environment jsdom
import { emptyDescription } from '@lantai/contract/records/record.ts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage } from '../../../test/open-page.tsx';

const id = '00000000-0000-4000-8000-000000000501';
const other = {
  id: '00000000-0000-4000-8000-000000000502',
  state: 'filed',
  archivalCode: 'A001-WS·2024-Y-BGS-0002',
  temporaryNumber: null,
  title: '关于加强防汛工作的通知',
  documentNumber: '国办发〔2024〕12号',
};
const record = {
  ...{ id, state: 'registered', category: 'WS', fondsCode: 'A001', temporaryNumber: 'T1' },
  fondsId: '00000000-0000-4000-8000-000000000503',
  ...{ archivalCode: null, title: '关于转发国办发〔2024〕12号的通知', creator: null },
  ...{ documentNumber: null, date: null, documentOn: null, year: null, retention: null },
  ...{ securityLevel: 'public', departmentName: null, pages: null, remark: null },
  ...{ components: 0, quarantined: false, faults: [], createdAt: '2026-03-01T01:00:00.000Z' },
  ...{ version: 1, description: emptyDescription, more: {}, agencyName: '', fondsName: '' },
  ...{ classPath: [], itemNumber: null, boxNumber: null, location: null, source: 'upload' },
  ...{ createdByName: null, filedAt: null, filedByName: null, objectPath: null },
  ...{ quarantineMark: null, componentList: [], holds: [], allowed: [] },
  ...{ receivedAs: 'holding', clause: null, correspondence: null },
};

test('a suggestion names where it comes from, and is taken up in one step', async () => {
  const suggestion = {
    ...{ kind: 'forwards', side: 'first', named: '国办发〔2024〕12号', place: 'title' },
    other,
  };
  const { sent } = openPage(`/records/${id}?tab=relations`, {
    'GET /session': givenMe(),
    [`GET /records/${id}`]: record,
    [`GET /records/${id}/relations`]: { relations: [], suggestions: [suggestion] },
    [`POST /records/${id}/relations`]: { relationId: id },
  });
  await screen.findByText('本件题名中提到 国办发〔2024〕12号');
  fireEvent.click(screen.getByText('关联为“转发”'));
  await waitFor(() =>
    expect(sent.find(({ request }) => request.startsWith('POST'))?.body).toEqual({
      otherId: other.id,
      kind: 'forwards',
      side: 'first',
    }),
  );
});

test('a relation is told in the words of this side, with the other’s number of today', async () => {
  const relation = {
    ...{ id: other.id, kind: 'prompts', side: 'second', note: null, madeByName: '甲某' },
    ...{ madeAt: '2026-03-01T01:00:00.000Z', other },
  };
  openPage(`/records/${id}?tab=relations`, {
    'GET /session': givenMe(),
    [`GET /records/${id}`]: record,
    [`GET /records/${id}/relations`]: { relations: [relation], suggestions: [] },
  });
  await screen.findByText('对方为来文');
  expect(document.body.textContent).toContain('本件 复文 ');
  expect(screen.getByText('A001-WS·2024-Y-BGS-0002')).toBeDefined();
});
