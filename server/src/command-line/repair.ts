import { systemActor } from '#platform/actor.ts';
import { read } from '#platform/command.ts';
import { type Examined, examineStore } from '../preservation/copies/examine-store.ts';
import { mendObject } from '../preservation/copies/mend-object.ts';
import {
  reachCopies,
  type StoreWork,
  storePlace,
  whileAlone,
} from '../preservation/copies/store-copies.ts';
import { sentenceOf } from '../preservation/verification/finding-sentence.ts';
import type { CliCommand } from './commands.ts';
import { operator, withInstallation } from './with-installation.ts';

export const repairStore: CliCommand = {
  usage: '[--object ID | --all]',
  summary:
    '修复存储与副本中损坏的对象：已登记的损坏、指定的对象，或逐字节查过的全部对象；仍有未修复的，退出码为 1',

  async run(line) {
    const damaged = await withInstallation(line, (work) =>
      whileAlone(work.platform, () => mendAll(work, line.options), { wait: true }),
    );
    const found = damaged ?? [];
    if (found.some(({ repair }) => repair.outcome === 'open')) process.exitCode = 1;
    if (line.json) return console.log(JSON.stringify({ damaged: found }));
    for (const { place, object, repair } of found) {
      if (repair.outcome === 'whole') continue;
      const state = repair.outcome === 'open' ? `未修复：${repair.reason}` : '已修复';
      console.log(`${place}  ${object}  ${state}`);
      for (const fault of repair.faults) console.log(`    ${sentenceOf(fault)}`);
      if (repair.outcome !== 'repaired') continue;
      for (const { path, place: from } of repair.files) console.log(`    ${path} 取自 ${from}`);
    }
    const open = found.filter(({ repair }) => repair.outcome === 'open').length;
    console.log(
      found.length === 0 ? '没有损坏的对象。' : `损坏 ${found.length} 处，未修复 ${open} 处。`,
    );
  },
};

async function mendAll(
  work: StoreWork,
  { object, all }: Readonly<Record<string, string | boolean>>,
): Promise<Examined['damaged']> {
  if (all === true) {
    const examination = {
      whole: true,
      actor: operator,
      onlyLook: false,
      isAlone: true,
      progress: async () => {},
    };
    return (await examineStore(work, examination)).damaged;
  }
  const copies = await reachCopies(work);
  const places = [storePlace(work.storage), ...copies];
  const wanted =
    typeof object === 'string'
      ? places.map(({ copyId }) => ({ copyId, id: object }))
      : await findOpen(work);
  const damaged: Examined['damaged'][number][] = [];
  for (const { copyId, id } of wanted) {
    const repair = await mendObject(work, copyId, id, { actor: operator, copies });
    const place = places.find((one) => one.copyId === copyId)?.name ?? '';
    if (repair.outcome !== 'whole') damaged.push({ place, object: id, repair });
  }
  return damaged;
}

async function findOpen({ platform }: StoreWork) {
  return read(platform, systemActor, (db) =>
    db
      .selectFrom('store_damage')
      .select(['copy_id as copyId', 'object_id as id'])
      .where('state', '=', 'open')
      .execute(),
  );
}
