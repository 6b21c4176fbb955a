import { listBackupSets, listBackupTests } from '@lantai/contract/backup/backup.api.ts';
import {
  type SetRow,
  setKindNames,
  type TestRow,
  testKindNames,
} from '@lantai/contract/backup/backup.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { rootRoute } from '#platform/root-route.ts';
import { instantText } from '#platform/times.ts';
import { PrintIncomplete } from '../arrangement/print/print-incomplete.tsx';
import { backupText } from './backup.text.ts';
import { PrintFrame } from './print-frame.tsx';
import { megabytes } from './sets-tab.tsx';

const t = backupText.register;

/** The four registers of DA/T 99, one after the other. */
export const backupRegisterRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/backup-register',
  loader: ({ context }) =>
    Promise.all([
      context.queries.ensureQueryData(apiQuery(listBackupSets, {})),
      context.queries.ensureQueryData(apiQuery(listBackupTests, {})),
    ]),
  component: BackupRegisterPage,
  errorComponent: PrintIncomplete,
});

type Form = { title: string; heads: readonly string[]; rows: readonly (readonly string[])[] };

function BackupRegisterPage() {
  const { sets } = useSuspenseQuery(apiQuery(listBackupSets, {})).data;
  const { tests } = useSuspenseQuery(apiQuery(listBackupTests, {})).data;
  const forms = [taken(sets), tested(tests), destroyed(sets), elsewhere(sets)];
  return (
    <PrintFrame title={t.title}>
      {forms.flatMap((form) =>
        pagesOf(form.rows).map((rows, page) => (
          <Sheet
            key={`${form.title} ${rows[0]?.join(' ') ?? ''}`}
            form={form}
            rows={rows}
            from={page * perSheet}
          />
        )),
      )}
    </PrintFrame>
  );
}

function taken(sets: readonly SetRow[]): Form {
  const words = backupText.sets;
  return {
    title: t.a1,
    heads: [words.set, words.kind, words.takenAt, t.content, words.bytes, words.folder],
    rows: sets.map((set) => [
      set.set,
      `${t.online}，${setKindNames[set.kind]}`,
      instantText(set.takenAt),
      t.everything,
      t.amount(count(set.files), megabytes(set.bytes)),
      set.encrypted ? `${set.folder}（${words.encrypted}）` : set.folder,
    ]),
  };
}

function tested(tests: readonly TestRow[]): Form {
  const words = backupText.tests;
  return {
    title: t.a2,
    heads: [words.set, words.kind, words.outcome, words.at, words.by],
    rows: tests.map((test) => [
      test.set,
      testKindNames[test.kind],
      test.passed ? words.passed : words.failed(count(test.faults.length)),
      instantText(test.at),
      test.by,
    ]),
  };
}

function destroyed(sets: readonly SetRow[]): Form {
  return {
    title: t.a3,
    heads: [backupText.sets.set, t.reason, t.by, t.at],
    rows: sets.flatMap(({ set, destroyed: gone }) =>
      gone ? [[set, gone.reason, gone.by, instantText(gone.at)]] : [],
    ),
  };
}

function elsewhere(sets: readonly SetRow[]): Form {
  const words = backupText.copy;
  return {
    title: t.a4,
    heads: [
      backupText.sets.set,
      words.place,
      words.carrier,
      words.carrierNumber,
      words.keptBy,
      t.at,
    ],
    rows: sets.flatMap(({ set, copies }) =>
      copies.map((copy) => [
        set,
        backupText.sets.distance(copy.place, copy.kilometres),
        copy.carrier,
        copy.carrierNumber,
        copy.keptBy,
        instantText(copy.recordedAt),
      ]),
    ),
  };
}

/** Rows may take three lines each and still leave room for the signatures. */
const perSheet = 8;

function pagesOf(rows: Form['rows']): Form['rows'][] {
  const pages = Array.from({ length: Math.ceil(rows.length / perSheet) }, (_, page) =>
    rows.slice(page * perSheet, (page + 1) * perSheet),
  );
  return pages.length > 0 ? pages : [[]];
}

function Sheet({ form, rows, from }: { form: Form; rows: Form['rows']; from: number }) {
  return (
    <section className="sheet landscape backup-sheet">
      <h1>{form.title}</h1>
      <table>
        <thead>
          <tr>
            {[t.position, ...form.heads].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && (
            <tr>
              <td colSpan={form.heads.length + 1}>{t.nothing}</td>
            </tr>
          )}
          {rows.map((row, position) => (
            <tr key={row.join(' ')}>
              <td>{from + position + 1}</td>
              {row.map((value, column) => (
                <td key={form.heads[column]}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="backup-foot">{t.signature}</p>
    </section>
  );
}
