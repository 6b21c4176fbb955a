import { describe, expect, test } from 'vitest';
import { givenOfd, packed, pageParts, pageXml, textXml } from './given-ofd.test-fixture.ts';
import { drawOfdPage, readOfdOutline, readOfdRuns } from './read-ofd.ts';

async function allOf(parts: Readonly<Record<string, string>> | Uint8Array) {
  await using ofd = await givenOfd(parts);
  return {
    outline: await readOfdOutline(ofd.path),
    runs: await readOfdRuns(ofd.path),
    page: await drawOfdPage(ofd.path, 1),
  };
}

const unit = (id: string, uses: string) =>
  `<ofd:CompositeGraphicUnit ID="${id}" Width="1" Height="1"><ofd:Content>${`<ofd:CompositeObject ID="1${id}" Boundary="0 0 1 1" ResourceID="${uses}"/>`.repeat(9)}</ofd:Content></ofd:CompositeGraphicUnit>`;

test('a unit that contains itself is refused, and so are units that unfold into millions', async () => {
  const use = '<ofd:CompositeObject ID="5" Boundary="0 0 9 9" ResourceID="1"/>';
  const circle = `<ofd:CompositeGraphicUnits>${unit('1', '1')}</ofd:CompositeGraphicUnits>`;
  const tower = `<ofd:CompositeGraphicUnits>${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((id) => unit(String(id), String(id + 1))).join('')}</ofd:CompositeGraphicUnits>`;
  expect((await allOf(pageParts(use, circle))).page).toEqual({
    kind: 'failed',
    reason: '复合图元层层相套，或套住了自己，已停止',
  });
  expect((await allOf(pageParts(use, tower))).page).toEqual({
    kind: 'failed',
    reason: '一页多于 200000 个图元，已停止',
  });
});

test('drawing parameters in a circle end where the circle closes', async () => {
  const circle =
    '<ofd:DrawParams><ofd:DrawParam ID="5" Relative="6"/><ofd:DrawParam ID="6" Relative="5" LineWidth="2"/></ofd:DrawParams>';
  const path =
    '<ofd:PathObject ID="7" Boundary="0 0 9 9" DrawParam="5"><ofd:AbbreviatedData>M 0 0 L 9 9</ofd:AbbreviatedData></ofd:PathObject>';
  const { page } = await allOf(pageParts(path, circle));
  expect(page.kind === 'drawn' && page.svg).toContain('stroke-width="2"');
});

test('distances repeated without end place no more characters than there are', async () => {
  const { runs } = await allOf(pageParts(textXml('防汛', 'X="0" Y="5" DeltaX="g 999999999 5"')));
  expect(runs).toMatchObject({ kind: 'read', texts: ['防汛'] });
});

test('figures out of all bounds move nothing', async () => {
  const far = textXml('防汛').replace('Size=', 'CTM="1e300 0 0 1e300 0 0" Size=');
  const { runs, page } = await allOf(pageParts(far));
  expect(runs).toMatchObject({ pages: [[{ x: 10, width: 10 }]] });
  expect(page.kind === 'drawn' && page.svg).not.toMatch(/NaN|Infinity|1e\+?300/);
});

test('an entity is not replaced, and nothing is read from outside', async () => {
  const parts = pageParts(textXml('&outside;防汛'));
  const page = 'Doc_0/Pages/Page_0/Content.xml';
  const declared = parts[page].replace(
    '?>',
    '?><!DOCTYPE p [<!ENTITY outside SYSTEM "file:///etc/passwd">]>',
  );
  const { runs } = await allOf({ ...parts, [page]: declared });
  expect(JSON.stringify(runs)).not.toContain('root:');
});

test('a path that leads out of the package is looked for inside of it', async () => {
  const parts = pageParts(textXml('防汛'));
  const document = 'Doc_0/Document.xml';
  const outside = parts[document].replace('Pages/Page_0/Content.xml', '../../../../etc/passwd');
  const { page } = await allOf({ ...parts, [document]: outside });
  expect(page).toEqual({ kind: 'failed', reason: 'OFD 内没有“etc/passwd”' });
});

test('a file whose name leads out of the package is not read at all', async () => {
  const { page } = await allOf({ ...pageParts(''), '../escape.xml': '<x/>' });
  expect(page).toMatchObject({ kind: 'failed', reason: expect.stringContaining('路径越界') });
});

test('markup in a text stays text', async () => {
  const { page } = await allOf(
    pageParts(textXml('&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;x')),
  );
  expect(page.kind === 'drawn' && page.svg).not.toMatch(/<script|<[^>]* onload=/);
});

describe('an OFD damaged anywhere', () => {
  const whole = packed({
    ...pageParts(textXml('防汛通知')),
    'Doc_0/Pages/Page_0/Content.xml': pageXml(textXml('防汛'), '<ofd:Template TemplateID="9"/>'),
  });

  test('is read or refused with a reason, never more', async () => {
    const reasons = new Set<string>();
    for (let seed = 1; seed <= 120; seed += 1) {
      const bytes = Buffer.from(whole);
      // A few bytes at places that spread over the file, the same in every run.
      for (let at = 0; at < 6; at += 1)
        bytes[(seed * 7919 + at * 104_729) % bytes.length] = (seed * 31 + at * 17) % 256;
      const { outline, runs, page } = await allOf(bytes);
      for (const answer of [outline, runs, page])
        if (answer.kind === 'failed') reasons.add(answer.reason);
    }
    expect([...reasons].filter((reason) => !/[\u4e00-\u9fff]/.test(reason))).toEqual([]);
    expect(reasons.size).toBeGreaterThan(0);
  });
});
