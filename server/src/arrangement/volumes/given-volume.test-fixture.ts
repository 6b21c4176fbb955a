import type { VolumeDescription } from '@lantai/contract/arrangement/volumes/volume.ts';
import { builtInCodeRule } from '@lantai/contract/classification/built-in-code-rules.ts';
import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { ProfileValues } from '@lantai/contract/classification/profile-values.ts';
import { givenRecord } from '../../../test/given-records.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../../test/test-archive.ts';
import { decideScheme } from '../../classification/decide-scheme.ts';
import { closeVolume } from './close-volume.ts';
import { createVolume } from './create-volume.ts';
import { fileVolumes } from './file-volumes.job.ts';
import { getVolumeDetail } from './volume-queries.ts';

export const voucher: ProfileValues = {
  fiscalYear: 2024,
  fiscalMonth: '03',
  currency: '人民币',
  compiledBy: '李会计',
  compiledOn: '2024-03-31',
  checkedBy: '赵审核',
  checkedOn: '2024-04-02',
  form: '凭证',
};

export const sheet = {
  situation: '本卷共 2 件，齐全完整。',
  compiledBy: '王档案',
  compiledOn: '2026-02-27',
  checkedBy: '陈检查',
  checkedOn: '2026-02-28',
};

/** An agency that arranges one category by volume, by a built-in rule, and its archivist. */
export async function givenByVolume(category: CategoryCode = 'KU', ruleId = 'DAT94_2022') {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const head = await givenPerson(archive, 'archives-head', agency.agencyId);
  const codeRule = builtInCodeRule(ruleId);
  if (!codeRule) throw new Error(`no rule ${ruleId}`);
  const decide = () =>
    archive.run(decideScheme, head, {
      fondsId: agency.fondsId,
      category,
      order: 'year-retention',
      dividedBy: 'department',
      unit: 'volume',
      codeRule,
      validFromYear: 1949,
    });
  await decide();
  const record = (
    title: string,
    { date = '2024-03-31', pages = 3, more = voucher, retention = 'D30' }: Given = {},
  ) =>
    givenRecord(archive, agency, head, {
      category,
      more,
      description: { title, date, pages, retention },
    });
  const create = (described: Partial<VolumeDescription> & { recordIds?: string[] } = {}) =>
    archive.run(createVolume, head, {
      fondsId: agency.fondsId,
      category,
      subclass: category === 'KU' ? '01' : null,
      project: null,
      year: 2024,
      retention: 'D30',
      title: '2024年3月记账凭证',
      wanted: null,
      ...described,
    });
  const close = (volumeId: string) => archive.run(closeVolume, head, { volumeId, ...sheet });
  const detail = (volumeId: string) => archive.read(head, (db) => getVolumeDetail(db, volumeId));
  const file = (volumeIds: string[]) =>
    archive.perform(fileVolumes(archive.platform, archive.storage), head, {
      fondsId: agency.fondsId,
      volumeIds,
    });
  return { archive, agency, head, record, create, close, detail, file };
}

type Given = {
  date?: string;
  pages?: number | null;
  more?: ProfileValues;
  retention?: string;
};
