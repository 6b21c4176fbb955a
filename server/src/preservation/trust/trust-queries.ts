import type {
  KeptRevocationList,
  TrustChange,
  TrustedCertificate,
} from '@lantai/contract/preservation/trust.ts';
import type { Db } from '#platform/database.ts';
import type { TrustContext } from './judge-trust.ts';
import { noTrustList, type TrustMaterial } from './trust-list.ts';
import { trustVersion } from './trust-version.ts';

/** The list as it is handed to whoever verifies: of now, or as it was in an earlier version. */
export async function findTrustMaterial(db: Db, asOf?: number): Promise<TrustMaterial> {
  const version = asOf ?? (await trustVersion(db));
  if (version === 0) return noTrustList;
  const certificates = await db
    .selectFrom('trusted_certificate')
    .select(['role', 'certificate'])
    .where('added_version', '<=', version)
    .where((row) =>
      row.or([row('taken_off_version', 'is', null), row('taken_off_version', '>', version)]),
    )
    .orderBy('added_version')
    .execute();
  const lists = await db
    .selectFrom('revocation_list')
    .select('content')
    .where('added_version', '<=', version)
    .execute();
  return {
    name: `信任列表第 ${version} 版`,
    certificates: certificates.map(({ role, certificate }) => ({
      role,
      der: bytesOf(certificate),
    })),
    lists: lists.map(({ content }) => bytesOf(content)),
  };
}

export async function findTrustContext(db: Db, now: Date): Promise<TrustContext> {
  return { material: await findTrustMaterial(db), now: now.toISOString() };
}

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

export async function getTrust(db: Db) {
  const certificates = await findTrustedCertificates(db);
  const lists = await findRevocationLists(db);
  return {
    version: await trustVersion(db),
    certificates,
    lists,
    changes: changesOf(certificates, lists),
  };
}

/** Those that are listed first, then those that were. */
async function findTrustedCertificates(db: Db): Promise<TrustedCertificate[]> {
  const rows = await db
    .selectFrom('trusted_certificate as trusted')
    .leftJoin('person as adder', 'adder.id', 'trusted.added_by')
    .leftJoin('person as remover', 'remover.id', 'trusted.taken_off_by')
    .selectAll('trusted')
    .select(['adder.name as adderName', 'remover.name as removerName'])
    .orderBy((row) => row('taken_off_version', 'is not', null))
    .orderBy('added_version', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, role: row.role, certificate: row.certificate },
    ...{ subject: row.subject, issuer: row.issuer, serial: row.serial },
    validFrom: row.valid_from.toISOString(),
    validTo: row.valid_to.toISOString(),
    keyAlgorithm: row.key_algorithm,
    ...{ isCa: row.is_ca, isSelfIssued: row.is_self_issued, sm3: row.sm3, sha256: row.sha256 },
    ...{ source: row.source, reason: row.reason, addedVersion: row.added_version },
    addedByName: row.adderName ?? '系统',
    addedAt: row.added_at,
    takenOffVersion: row.taken_off_version,
    takenOffByName: row.taken_off_version === null ? null : (row.removerName ?? '系统'),
    takenOffAt: row.taken_off_at,
    takenOffBecause: row.taken_off_because,
  }));
}

async function findRevocationLists(db: Db): Promise<KeptRevocationList[]> {
  const rows = await db
    .selectFrom('revocation_list as list')
    .leftJoin('person', 'person.id', 'list.added_by')
    .select([
      ...([
        'list.id',
        'list.issuer',
        'list.number',
        'list.this_update',
        'list.next_update',
      ] as const),
      ...([
        'list.entries',
        'list.is_partial',
        'list.algorithm',
        'list.sm3',
        'list.source',
      ] as const),
      ...(['list.added_version', 'list.added_at', 'person.name'] as const),
    ])
    .orderBy('list.issuer')
    .orderBy('list.this_update', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, issuer: row.issuer, number: row.number },
    thisUpdate: row.this_update.toISOString(),
    nextUpdate: row.next_update?.toISOString() ?? null,
    ...{ entries: row.entries, isPartial: row.is_partial, algorithm: row.algorithm, sm3: row.sm3 },
    ...{ source: row.source, addedVersion: row.added_version },
    addedByName: row.name ?? '系统',
    addedAt: row.added_at,
  }));
}

/** What was done to the list, the newest first: each version is one of these. */
function changesOf(
  certificates: readonly TrustedCertificate[],
  lists: readonly KeptRevocationList[],
): TrustChange[] {
  const added = certificates.map((one) => ({
    ...{ version: one.addedVersion, kind: 'certificate-added' as const, subject: one.subject },
    ...{ reason: one.reason, byName: one.addedByName, at: one.addedAt },
  }));
  const takenOff = certificates.flatMap(
    ({ takenOffVersion: version, takenOffAt: at, takenOffBecause, takenOffByName, subject }) =>
      version === null || at === null
        ? []
        : [
            {
              ...{ version, kind: 'certificate-taken-off' as const, subject, at },
              ...{ reason: takenOffBecause ?? '', byName: takenOffByName ?? '' },
            },
          ],
  );
  const brought = lists.map((list) => ({
    ...{ version: list.addedVersion, kind: 'list-added' as const, subject: list.issuer },
    ...{ reason: list.source, byName: list.addedByName, at: list.addedAt },
  }));
  return [...added, ...takenOff, ...brought].toSorted((one, other) => other.version - one.version);
}
