import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { systemActor } from '#platform/actor.ts';
import { givenComponent, givenRecord } from '../../../test/given-records.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../../test/test-archive.ts';
import { fileRecords } from '../../arrangement/file-records.job.ts';
import { noteRecordMetadata } from '../../records/metadata/note-metadata.ts';
import { findPackable, packRecord } from './pack-record.ts';

export const lawsPdf = resolve(import.meta.dirname, '../../../../../shared/data/laws-pdf');
export const hasLaws = existsSync(lawsPdf);
if (!hasLaws) console.warn(`not run, ${lawsPdf} is absent: packages of real documents`);

/** A filed record with two files, people and acts, and its package beside the archive's data. */
export async function givenPackage({ pdf }: { pdf?: string } = {}) {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const main = pdf === undefined ? Buffer.from('正文 <&>') : await readFile(join(lawsPdf, pdf));
  const recordId = await givenRecord(archive, agency, archivist, {
    description: {
      title: '关于做好防汛工作的通知 <急> & “备”',
      documentNumber: '示〔2025〕3号',
      securityLevel: 'internal',
      disclosure: 'withheld',
      documentType: '通知',
      manuscript: '正本',
      keywords: '防汛；通知',
      persons: '王五',
      pages: 7,
      remark: '附注一\n第二行',
    },
    components: [
      await givenComponent(archive.storage, main, {
        fileName: '正文.pdf',
        mediaType: 'application/pdf',
      }),
      await givenComponent(archive.storage, Buffer.from([0, 1, 2, 255]), {
        fileName: '附件 1.bin',
        mediaType: 'application/octet-stream',
        role: 'attachment',
      }),
    ],
  });
  await archive.run(noteRecordMetadata, archivist, {
    recordId,
    agents: [
      { key: 'u8', kind: 'person', name: '赵六', organisationCode: null, position: '科长' },
      { key: 'u9', kind: 'organisation', name: '示例局', organisationCode: '1151', position: null },
    ],
    business: [
      {
        status: 'done',
        activity: '签发',
        time: '2025-05-06T10:00:00+08:00',
        mandate: '公文处理条例',
        description: '同意印发',
        agentKey: 'u8',
      },
      {
        status: 'done',
        activity: '用印',
        time: '2025-05-06',
        mandate: null,
        description: null,
        agentKey: null,
      },
    ],
  });
  await archive.perform(fileRecords(archive.platform, archive.storage), archivist, {
    fondsId: agency.fondsId,
  });
  const packable = await archive.read(systemActor, (db) =>
    findPackable(db, recordId, archive.platform.now()),
  );
  const path = join(archive.directory, 'record.eep');
  await packRecord(archive.storage, path, packable);
  return { archive, agency, archivist, recordId, packable, path, main };
}
