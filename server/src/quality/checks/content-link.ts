import { failed, notApplicable, onPaper, passed, type RecordCheck } from '../check.ts';
import { endingOf } from '../content-format.ts';

/** 1-11: what the description points to is there. */
export const contentIsLinked: RecordCheck = {
  code: '1-11',
  look({ known: { record }, components }) {
    if (components.length === 0)
      return {
        seen: [
          record.carrier === 'paper'
            ? notApplicable('内容数据', onPaper)
            : failed('内容数据', '至少一个电子文件', '没有电子文件'),
        ],
      };
    const seen = components.map(({ row, path }) => {
      const place =
        row.logical_path ?? `待归档区 ${endingOf(row.file_name)} ${row.sha512.slice(0, 12)}`;
      return path === null
        ? failed(row.file_name, `存在于 ${place}`, '不存在')
        : passed(row.file_name, `存在于 ${place}`, '存在');
    });
    return { seen };
  },
};

/** 2-11: as many files as were said to come, and as many as the catalogue has. */
export const everyComponentIsThere: RecordCheck = {
  code: '2-11',
  look({ known: { record }, components, expected }) {
    const declared = expected.components?.[record.id];
    if (declared === undefined && record.carrier === 'paper' && components.length === 0)
      return { seen: [notApplicable('文件数', onPaper)] };
    const there = components.filter(({ path }) => path !== null).length;
    const [basis, count] =
      declared === undefined ? ['元数据记录', components.length] : ['移交清单', declared];
    const judged = there === count ? passed : failed;
    return { seen: [judged('文件数', `${basis} ${count} 个`, `实有 ${there} 个`)] };
  },
};
