import { createHash } from 'node:crypto';
import { copyFile, cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { openCatalogue } from '#capture/catalogue/read-catalogue.ts';
import { keepBytes } from '#capture/hot-folder/keep-bytes.ts';
import {
  firstCode,
  layOut,
  transferLayout,
  zipOf,
} from '#capture/package/given-package.test-fixture.ts';
import { readPackage } from '#capture/package/read-package.ts';
import { givenBag } from '#preservation/bagit/given-bag.test-fixture.ts';
import { validateBag } from '#preservation/bagit/validate-bag.ts';
import { writeBag } from '#preservation/bagit/write-bag.ts';
import { exportSchema } from '#preservation/eep/export-schema.ts';
import { givenPackage } from '#preservation/eep/given-eep.test-fixture.ts';
import { readEep } from '#preservation/eep/read-eep.ts';
import { examineFile } from '#preservation/formats/examine-file.ts';
import { givenStore } from '#preservation/given-store.test-fixture.ts';
import { objectPath } from '#preservation/ocfl-root.ts';
import { givenKey } from '#preservation/signing/given-key.test-fixture.ts';
import { openStorage } from '#preservation/storage.ts';
import { validateOcfl } from '#preservation/validate-ocfl.ts';
import { writeObject } from '#preservation/write-object.ts';
import { readXml } from '#preservation/xml/read-xml.ts';
import { givenTransferring } from '#transfer/given-transfer.test-fixture.ts';
import { sealName, sealSignatureName, transferListName } from '#transfer/package/package-folder.ts';
import { readPackageFolder } from '#transfer/package/read-package-folder.ts';
import { faultsOf } from './fuzz-parser.ts';
import { realFiles } from './samples.ts';

const thousandWays = 300_000;

test(
  'an envelope of DA/T 48 damaged in a thousand ways: its metadata and its files',
  async () => {
    const { archive, path } = await givenPackage();
    await using _ = archive;
    const samples = [await readFile(path)];
    expect(await faultsOf({ fileName: 'a.eep', samples, parse: (one) => readEep(one) })).toEqual(
      [],
    );
    const parse = async (one: string) => readXml(await readFile(one));
    expect(await faultsOf({ fileName: 'a.xml', samples, parse })).toEqual([]);
  },
  2 * thousandWays,
);

test(
  'a transfer package damaged in a thousand ways: as a ZIP that is unpacked',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lantai-fuzz-sample-'));
    try {
      const laidOut = await layOut(join(folder, 'package'), transferLayout);
      const samples = [await readFile(await zipOf(laidOut, join(folder, 'a.zip')))];
      const parse = async (path: string, own: string) => {
        const storage = await openStorage(join(own, 'data'));
        return readPackage(path, { keep: keepBytes(storage), unpacking: join(own, 'unpacking') });
      };
      expect(await faultsOf({ fileName: 'a.zip', samples, parse })).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
  thousandWays,
);

test(
  'files of a transfer package damaged in a thousand ways: in their folder',
  async () => {
    const paths = Object.keys(transferLayout).filter((path) => path.endsWith('.xml'));
    for (const damagedPath of paths) {
      const samples = [Buffer.from(transferLayout[damagedPath] ?? '')];
      const parse = async (path: string, own: string) => {
        const storage = await openStorage(join(own, 'data'));
        const laidOut = await layOut(join(own, 'package'), transferLayout);
        await copyFile(path, join(laidOut, damagedPath));
        return readPackage(laidOut, {
          keep: keepBytes(storage),
          unpacking: join(own, 'unpacking'),
        });
      };
      expect(await faultsOf({ fileName: 'a.xml', samples, parse })).toEqual([]);
    }
    expect(paths.some((path) => path.includes(firstCode))).toBe(true);
  },
  2 * thousandWays,
);

/** A bag as an export of ours is one: a record with its metadata and two files. */
const exportedFiles = {
  '文件/一/001-正文.txt': '正文',
  '文件/一/元数据.json': JSON.stringify({
    ...{ schema: exportSchema, 标识: 'urn:uuid:1', 附注: ['一'] },
    元数据: [
      { 编号: 'M8', 元素: '档号', 值: ['A001-WS·2025-D30-BGS-0001'] },
      { 编号: 'M22', 元素: '题名', 值: ['关于做好防汛工作的通知'] },
    ],
    机构人员: [{ 标识: 'a', 类型: '个人', 名称: '张三' }],
    业务行为: [{ 机构人员: 'a', 状态: '历史行为', 行为: '签发', 时间: '2025-05-06' }],
    电子文件: [
      {
        ...{ 名称: '正文.txt', 稿本: '正本', 位置: '001-正文.txt' },
        SHA512: createHash('sha512').update('正文').digest('hex'),
      },
    ],
  }),
};

test(
  'a bag damaged in a thousand ways is taken in or refused: as a ZIP that is unpacked',
  async () => {
    await using given = await givenBag(exportedFiles);
    const samples = [await readFile(await zipOf(given.bag, join(given.folder, 'a.zip')))];
    const parse = async (path: string, own: string) => {
      const storage = await openStorage(join(own, 'data'));
      return readPackage(path, { keep: keepBytes(storage), unpacking: join(own, 'unpacking') });
    };
    expect(await faultsOf({ fileName: 'a.zip', samples, parse })).toEqual([]);
  },
  thousandWays,
);

test(
  'metadata of an export damaged in a thousand ways: in a bag that is whole',
  async () => {
    const name = '文件/一/元数据.json';
    const samples = [Buffer.from(exportedFiles[name])];
    const parse = async (path: string, own: string) => {
      const storage = await openStorage(join(own, 'data'));
      const source = join(own, 'source');
      await layOut(source, { ...exportedFiles, [name]: await readFile(path) });
      await writeBag({ from: source, to: join(own, 'bag'), now: new Date(), moves: true });
      const unpacking = join(own, 'unpacking');
      return readPackage(join(own, 'bag'), { keep: keepBytes(storage), unpacking });
    };
    expect(await faultsOf({ fileName: '元数据.json', samples, parse })).toEqual([]);
  },
  thousandWays,
);

test(
  'a package of transfer by the regulation of 2012 damaged in a thousand ways: catalogue, lists, signature',
  async () => {
    const given = await givenTransferring();
    await using archive = given.archive;
    given.signs = (await givenKey(archive.directory)).signs;
    const { batchId } = await given.plan('electronic', await given.records(1), 'SAAC-2012-7');
    await given.pack(batchId);
    const folder = await given.folder(batchId);
    for (const name of ['文件目录.XML', transferListName, sealName, sealSignatureName]) {
      const samples = [await readFile(join(folder, name))];
      const parse = async (path: string, own: string) => {
        const spoilt = join(own, 'package');
        await cp(folder, spoilt, { recursive: true });
        await copyFile(path, join(spoilt, name));
        return readPackageFolder(spoilt);
      };
      expect(await faultsOf({ fileName: basename(name), samples, parse })).toEqual([]);
    }
  },
  4 * thousandWays,
);

test.each(['bagit.txt', 'bag-info.txt', 'manifest-sha512.txt', 'tagmanifest-sha512.txt'])(
  'a bag whose %s is damaged in a thousand ways is judged',
  async (name) => {
    await using given = await givenBag({ '公文/通知.txt': '正文', 'a%b\n.txt': '二' });
    const samples = [await readFile(join(given.bag, name))];
    const parse = async (path: string, own: string) => {
      const bag = join(own, 'bag');
      await cp(given.bag, bag, { recursive: true });
      await copyFile(path, join(bag, name));
      return validateBag(bag);
    };
    expect(await faultsOf({ fileName: name, samples, parse })).toEqual([]);
  },
  thousandWays,
);

test(
  'an object whose inventory is damaged in a thousand ways is judged',
  async () => {
    await using store = await givenStore();
    const id = 'urn:lantai:fuzz';
    await writeObject(store.root, {
      id,
      message: '归档',
      user: { name: '王敏', address: 'urn:uuid:1' },
      created: new Date('2026-03-01T09:00:00Z'),
      files: [
        { logicalPath: 'metadata/record.json', source: { text: '{}' } },
        { logicalPath: 'content/001-通知.txt', source: { text: '正文' } },
      ],
    });
    const whole = objectPath(store.root, id);
    const samples = [await readFile(join(whole, 'inventory.json'))];
    const parse = async (path: string, own: string) => {
      const object = join(own, 'object');
      await cp(whole, object, { recursive: true });
      await copyFile(path, join(object, 'inventory.json'));
      return validateOcfl(object);
    };
    expect(await faultsOf({ fileName: 'inventory.json', samples, parse })).toEqual([]);
  },
  thousandWays,
);

const csv =
  '题名,责任者,文号,日期,保管期限,页数\n关于防汛的通知,示例局,示〔2025〕3号,2025-05-06,30年,7\n';

test.each([
  ['csv', 'a.csv', [Buffer.from(csv.repeat(5))]],
  ['workbook', 'a.xlsx', realFiles('legacy', ['legacy-catalogue.xlsx'])],
])(
  'a catalogue as %s damaged in a thousand ways: its rows',
  async (_, fileName, samples) => {
    const parse = async (path: string) => {
      const catalogue = await openCatalogue(path);
      return (await Array.fromAsync(catalogue.rows)).length;
    };
    expect(await faultsOf({ fileName, samples, parse })).toEqual([]);
  },
  thousandWays,
);

test(
  'a signature file of DROID damaged in a thousand ways: an operator is told',
  async () => {
    const text = `<FFSignatureFile xmlns="http://www.nationalarchives.gov.uk/pronom/SignatureFile" Version="7">
<InternalSignatureCollection><InternalSignature ID="1"><ByteSequence Reference="BOFoffset"><SubSequence Position="1" SubSeqMinOffset="1" SubSeqMaxOffset="2"><Sequence>4142[30:39]</Sequence></SubSequence></ByteSequence></InternalSignature></InternalSignatureCollection>
<FileFormatCollection><FileFormat ID="1" Name="甲" PUID="dev/1" Version="1"><InternalSignatureID>1</InternalSignatureID><Extension>x</Extension></FileFormat></FileFormatCollection></FFSignatureFile>`;
    const parse = async (path: string, own: string) => {
      await mkdir(own, { recursive: true });
      return examineFile(path, { signatures: path });
    };
    expect(await faultsOf({ fileName: 'a.xml', samples: [Buffer.from(text)], parse })).toEqual([]);
  },
  thousandWays,
);
