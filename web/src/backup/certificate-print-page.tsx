import { getBackupTest } from '@lantai/contract/backup/backup.api.ts';
import type { DrillCertificate, TestRow } from '@lantai/contract/backup/backup.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { rootRoute } from '#platform/root-route.ts';
import { exactInstantText, instantText } from '#platform/times.ts';
import { PrintIncomplete } from '../arrangement/print/print-incomplete.tsx';
import { backupText } from './backup.text.ts';
import { PrintFrame } from './print-frame.tsx';

const t = backupText.certificate;

/** 备份恢复演练证书: what was restored elsewhere, compared with what, and what came of it. */
export const drillCertificateRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/backup-certificate/$testId',
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(getBackupTest, { params })),
  component: DrillCertificatePage,
  errorComponent: PrintIncomplete,
});

function DrillCertificatePage() {
  const params = drillCertificateRoute.useParams();
  const { data: drill } = useSuspenseQuery(apiQuery(getBackupTest, { params }));
  return (
    <PrintFrame title={`${t.title} ${drill.set}`}>
      {drill.certificate && <Certificate drill={drill} certificate={drill.certificate} />}
    </PrintFrame>
  );
}

/** Codes and faults beyond these are in the register; a sheet has an end. */
const shown = { codes: 40, faults: 12 };

function Certificate({ drill, certificate }: { drill: TestRow; certificate: DrillCertificate }) {
  const { records, faults, passed } = certificate;
  const megabytes = count(Math.round(certificate.bytes / 2 ** 20));
  const rows: [string, string][] = [
    [t.set, certificate.set],
    [t.setTakenAt, exactInstantText(new Date(certificate.setTakenAt))],
    [t.startedAt, exactInstantText(new Date(certificate.startedAt))],
    [t.seconds, backupText.tests.duration(certificate.seconds.toFixed(1))],
    [t.files, t.filesOf(count(certificate.files), megabytes)],
    [t.database, t.databaseOf(count(certificate.tables), count(certificate.rows))],
    [
      t.sample,
      records.length === 0
        ? t.none
        : t.sampleOf(count(records.length), count(certificate.components)),
    ],
    [t.seed, certificate.seed],
    [t.codes, shortened(records, shown.codes)],
    [t.trailHead, certificate.trailHead ?? t.noHead],
  ];
  if (faults.length > 0)
    rows.push([
      t.faults,
      shortened(
        faults.map(({ where, what }) => `${where}：${what}`),
        shown.faults,
      ),
    ]);
  return (
    <section className="sheet portrait backup-sheet">
      <h1>{t.title}</h1>
      <p>{t.number(drill.id)}</p>
      <table>
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{passed ? t.passed : t.failed}</p>
      <p>{t.basis}</p>
      <p className="backup-foot">{t.by(drill.by, instantText(drill.at))}</p>
    </section>
  );
}

function shortened(texts: readonly string[], most: number): string {
  const first = texts.slice(0, most).join('；');
  return texts.length > most ? t.andMore(first, count(texts.length)) : first;
}
