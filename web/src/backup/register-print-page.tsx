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
import { type RegisterForm, RegisterSheets } from './register-sheets.tsx';
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

function BackupRegisterPage() {
  const { sets } = useSuspenseQuery(apiQuery(listBackupSets, {})).data;
  const { tests } = useSuspenseQuery(apiQuery(listBackupTests, {})).data;
  const forms = [taken(sets), tested(tests), destroyed(sets), elsewhere(sets)];
  return (
    <PrintFrame title={t.title}>
      <RegisterSheets forms={forms} />
    </PrintFrame>
  );
}

function taken(sets: readonly SetRow[]): RegisterForm {
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

function tested(tests: readonly TestRow[]): RegisterForm {
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

function destroyed(sets: readonly SetRow[]): RegisterForm {
  return {
    title: t.a3,
    heads: [backupText.sets.set, t.reason, t.by, t.at],
    rows: sets.flatMap(({ set, destroyed: gone }) =>
      gone ? [[set, gone.reason, gone.by, instantText(gone.at)]] : [],
    ),
  };
}

function elsewhere(sets: readonly SetRow[]): RegisterForm {
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
