// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage, problem } from '../../test/open-page.tsx';

const shown = (name: string, roles: readonly string[], sm3: string) => ({
  ...{ certificate: btoa(name), subject: `CN=${name}`, issuer: 'CN=示例根', serial: '01' },
  ...{ validFrom: '2020-01-01T00:00:00.000Z', validTo: '2040-01-01T00:00:00.000Z' },
  ...{ keyAlgorithm: 'SM2', sm3, sha256: 'cd'.repeat(32), isCa: true, isSelfIssued: false, roles },
});
const root = shown('root', ['anchor', 'pinned'], 'aa'.repeat(32));
const issuing = shown('issuing', ['intermediate', 'anchor', 'pinned'], 'bb'.repeat(32));
const { roles: _roles, ...certificate } = root;
const listed = {
  ...{ ...certificate, id: '00000000-0000-4000-8000-000000000701', role: 'anchor' },
  ...{ source: '机构网站', reason: '核验来文', addedVersion: 1, addedByName: '安全员' },
  ...{ addedAt: '2026-03-01T01:00:00Z', takenOffVersion: null, takenOffByName: null },
  ...{ takenOffAt: null, takenOffBecause: null },
};
const gone = {
  ...{ ...listed, id: '00000000-0000-4000-8000-000000000702', subject: 'CN=旧机构' },
  ...{ takenOffVersion: 3, takenOffByName: '安全员', takenOffBecause: '停止服务' },
  takenOffAt: '2026-03-02T01:00:00Z',
};
const list = { version: 3, certificates: [listed, gone], lists: [], changes: [] };
const answers = { 'GET /session': givenMe(), 'GET /preservation/trust': list };

const inDialog = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('.ant-modal button')].find(
    ({ textContent }) => textContent?.replaceAll(' ', '') === name,
  ) as HTMLElement;
const choose = (name: string) =>
  fireEvent.change(document.querySelector('.ant-modal input[type=file]') as HTMLElement, {
    target: { files: [new File(['bytes'], name)] },
  });
const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

test('what was taken off is shown only where it is asked for, and the version is named', async () => {
  openPage('/preservation/trust', answers);
  await screen.findByText('CN=root');
  expect(screen.getByText(/^第 3 版。/)).toBeDefined();
  expect(screen.queryByText('CN=旧机构')).toBeNull();
  openPage('/preservation/trust?all=yes', answers);
  await screen.findByText('CN=旧机构');
  expect(screen.getByText('已移出')).toBeDefined();
});

test('a certificate is shown as it was read, and added for what was chosen for it and no other', async () => {
  const { sent } = openPage('/preservation/trust', {
    ...answers,
    'POST /preservation/trust/certificate-previews': [root, issuing],
    'POST /preservation/trust/certificates': { id: listed.id, version: 4 },
  });
  fireEvent.click(await screen.findByText('列入证书'));
  await screen.findByText('证书文件');
  fireEvent.click(inDialog('列入证书'));
  await screen.findByText('写明来源');
  choose('chain.pem');
  await screen.findByText('要列入的证书');
  expect(screen.getByText('aaaa '.repeat(16).trim())).toBeDefined();
  const role = () =>
    document.querySelector<HTMLInputElement>('.ant-modal input[type=radio]:checked')?.value;
  await waitFor(() => expect(role()).toBe('anchor'));
  fireEvent.mouseDown(document.querySelector('.ant-modal .ant-select-content') as HTMLElement);
  fireEvent.click(
    await waitFor(() => {
      const option = document.querySelectorAll('.ant-select-item-option')[1];
      if (!option) throw new Error('not open yet');
      return option;
    }),
  );
  await waitFor(() => expect(role()).toBe('intermediate'));
  fill('来源', '机构网站');
  fill('理由', '补全证书链');
  fireEvent.click(inDialog('列入证书'));
  await waitFor(() =>
    expect(
      sent.find(({ request }) => request === 'POST /preservation/trust/certificates'),
    ).toMatchObject({
      body: {
        ...{ certificate: issuing.certificate, role: 'intermediate' },
        ...{ source: '机构网站', reason: '补全证书链' },
      },
    }),
  );
});

test('a file that is no certificate cannot be added, and says why', async () => {
  const why = '“信任列表”没有读出证书：其中没有 X.509 证书。';
  const { sent } = openPage('/preservation/trust', {
    ...answers,
    'POST /preservation/trust/certificate-previews': () =>
      problem(422, 'preservation.certificate-not-listable', why),
  });
  fireEvent.click(await screen.findByText('列入证书'));
  await screen.findByText('证书文件');
  choose('a.cer');
  await screen.findByText(why);
  fill('来源', '机构网站');
  fill('理由', '核验来文');
  fireEvent.click(inDialog('列入证书'));
  await waitFor(() =>
    expect(document.querySelector('.ant-form-item-explain-error')).not.toBeNull(),
  );
  expect(sent.filter(({ request }) => request.endsWith('/certificates'))).toEqual([]);
});

test('who may only read the list is not let change it', async () => {
  openPage('/preservation/trust', {
    ...answers,
    'GET /session': givenMe(['preservation.read-trust']),
  });
  await screen.findByText('CN=root');
  const disabled = ['列入证书', '载入吊销列表', '移出'].map((name) =>
    [...document.querySelectorAll('button')]
      .find(({ textContent }) => textContent?.replaceAll(' ', '') === name)
      ?.hasAttribute('disabled'),
  );
  expect(disabled).toEqual([true, true, true]);
});
