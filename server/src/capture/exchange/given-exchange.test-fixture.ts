import { Agent } from 'node:http';
import { issueToken } from '#identity/issue-token.ts';
import { tokenActor } from '#identity/load-actor.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import {
  OfficeSystem,
  type SentDocument,
} from '../../../../examples/office-system/office-system.mjs';
import { givenAgency, givenPerson, openTestArchive } from '../../../test/test-archive.ts';
import { openTestServer } from '../../../test/test-server.ts';
import { createSource } from './create-source.ts';
import { mapOrganisation } from './map-organisation.ts';

type Given = { now?: Date; classified?: boolean; webhookUrl?: string };

/** An archive that is served, with a source system OA whose code 01 is the office; 02 nobody knows yet. */
export async function givenExchange({ now, classified = false, webhookUrl }: Given = {}) {
  const archive = await openTestArchive(now);
  const agency = await givenAgency(archive);
  const head = await givenPerson(archive, 'archives-head', agency.agencyId);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const secadmin = await givenPerson(archive, 'secadmin', null);
  const server = await openTestServer(archive);
  const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const agent = new Agent({ keepAlive: true });

  const givenSource = async (code: string) => {
    const { tokenId, token } = await archive.run(issueToken, secadmin, {
      name: code,
      unitId: agency.agencyId,
      permissions: ['capture.exchange'],
      validUntil: null,
    });
    const { id, webhookSecret } = await archive.run(createSource, head, {
      fondsId: agency.fondsId,
      code,
      name: `${code} 系统`,
      tokenId,
      classified,
      webhookUrl: webhookUrl ?? null,
    });
    const actor: Actor = tokenActor({
      id: tokenId,
      name: code,
      unitId: agency.agencyId,
      agencyId: agency.agencyId,
      permissions: ['capture.exchange'],
    });
    return { id, token, actor, webhookSecret, system: new OfficeSystem({ url, token, agent }) };
  };

  const source = await givenSource('OA');
  await source.system.noteOrganisations([{ code: '01', name: '办公室', validOn: '2020-01-01' }]);
  const mapCode = (code: string, unitId: string, validOn = '1900-01-01') =>
    archive.run(mapOrganisation, head, { sourceId: source.id, code, validOn, unitId });
  await mapCode('01', agency.officeId, '2020-01-01');

  return {
    ...{ archive, agency, head, archivist, url, source, givenSource, mapCode },
    system: source.system,
    records: () =>
      archive.read(systemActor, (db) =>
        db.selectFrom('record').selectAll().orderBy('temporary_number').execute(),
      ),
    async [Symbol.asyncDispose]() {
      agent.destroy();
      await server[Symbol.asyncDispose]();
      await archive[Symbol.asyncDispose]();
    },
  };
}

export type Exchange = Awaited<ReturnType<typeof givenExchange>>;

export const pdf = (text: string) => Buffer.from(`%PDF-1.7\n% ${text}\n%%EOF\n`);

/** A finished document of the office, complete and without faults. */
export function sentDocument(sourceId: string, changes: Partial<SentDocument> = {}): SentDocument {
  return {
    sourceId,
    processCode: 'FW',
    processName: '发文',
    finished: true,
    finishedAt: '2026-02-10T17:00:00+08:00',
    title: `关于做好防汛工作的通知 ${sourceId}`,
    documentNumber: `示发〔2026〕${Number.parseInt(sourceId.replaceAll(/\D/g, ''), 10) || 1}号`,
    creator: '示例局',
    issuedOn: '2026-02-09',
    orgCode: '01',
    security: '公开',
    retention: '定期30年',
    components: [
      { role: 'dispatch-form', fileName: '审批单.pdf', bytes: pdf(`审批单 ${sourceId}`) },
      { role: 'original', fileName: '正本.pdf', bytes: pdf(`正本 ${sourceId}`) },
      { role: 'attachment', fileName: '附件1.txt', bytes: Buffer.from(`附件 ${sourceId}`) },
    ],
    ...changes,
  };
}
