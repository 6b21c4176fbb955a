import { expect, test } from 'vitest';
import { givenComponent, givenRecord } from '../../../test/given-records.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../../test/test-archive.ts';
import { readFirstPage } from '../read-first-page.ts';
import { readText } from '../read-text.ts';
import { readWaitingTexts } from '../read-waiting-texts.ts';
import { givenOfd, packed, pageParts, pageXml, textXml } from './given-ofd.test-fixture.ts';
import { readOfdOutline, readOfdRuns } from './read-ofd.ts';

test('each piece of text is read with its place on the page, in millimetres', async () => {
  await using ofd = await givenOfd(pageParts(textXml('防汛通知')));
  expect(await readOfdRuns(ofd.path)).toEqual({
    kind: 'read',
    pages: [[{ text: '防汛通知', x: 10, y: 20.6, width: 20, height: 5 }]],
    texts: ['防汛通知'],
    notes: [],
  });
});

test('pieces on one baseline are one line, and what stands apart on it is parted by a blank', async () => {
  const far = textXml('签发人', 'X="40" Y="5" DeltaX="5 5"');
  const next = textXml('下一行', 'X="0" Y="15" DeltaX="5 5"');
  await using ofd = await givenOfd(
    pageParts(textXml('防', 'X="0" Y="5"') + textXml('汛', 'X="5" Y="5"') + far + next),
  );
  expect(await readText(ofd.path, 'application/ofd')).toMatchObject({
    kind: 'text',
    pages: ['防汛 签发人\n下一行'],
    unreadablePages: [],
  });
});

test('line breaks around a text are none of its characters, and a short list goes on by widths', async () => {
  await using ofd = await givenOfd(pageParts(textXml('\n  防汛通\n  ', 'X="0" Y="5" DeltaX="7"')));
  expect(await readOfdRuns(ofd.path)).toMatchObject({
    pages: [[{ text: '防汛通', x: 10, width: 17 }]],
  });
});

test('texts in templates and composite units are read at the place where they are used', async () => {
  const unit = `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7" Width="10" Height="10"><ofd:Content>${textXml('印')}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`;
  const use = '<ofd:CompositeObject ID="8" Boundary="1 2 50 40" CTM="2 0 0 2 0 0" ResourceID="7"/>';
  await using ofd = await givenOfd({
    ...pageParts('', unit),
    'Doc_0/Tpls/Content.xml': pageXml(textXml('底')),
    'Doc_0/Pages/Page_0/Content.xml': pageXml(use, '<ofd:Template TemplateID="9"/>'),
  });
  expect(await readOfdRuns(ofd.path)).toMatchObject({
    pages: [
      [
        { text: '底', x: 10, y: 20.6, width: 5, height: 5 },
        { text: '印', x: 21, y: 43.2, width: 10, height: 10 },
      ],
    ],
  });
});

test('a document without text says so, and its pages are counted', async () => {
  await using ofd = await givenOfd(pageParts(''));
  expect(await readText(ofd.path, 'application/ofd')).toEqual({
    kind: 'none',
    reason: '没有文字，可能是扫描件',
  });
  expect(await readFirstPage(ofd.path, 'page-count')).toEqual({
    kind: 'read',
    pages: 1,
    readings: [],
  });
  expect(await readOfdOutline(ofd.path)).toEqual({
    kind: 'read',
    title: '测试',
    pages: [{ width: 100, height: 50 }],
    attachments: [],
    customTags: [],
    notes: [],
  });
});

test('an OFD that is handed in is read for search like every other text', async () => {
  await using archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const content = Buffer.from(packed(pageParts(textXml('关于防汛工作的通知'))));
  const component = await givenComponent(archive.storage, content, {
    fileName: '正本.ofd',
    mediaType: 'application/ofd',
  });
  await givenRecord(archive, agency, archivist, { components: [component] });
  await readWaitingTexts(archive.platform, archive.storage);
  const read = await archive.read(archivist, (db) =>
    db.selectFrom('component_text').select('content').execute(),
  );
  expect(read).toEqual([{ content: '关于防汛工作的通知' }]);
});
