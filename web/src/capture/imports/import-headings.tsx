import type { ImportRun } from '@lantai/contract/capture/capture.api.ts';
import {
  type CatalogueField,
  catalogueFields,
  fieldName,
} from '@lantai/contract/capture/catalogue-columns.ts';
import { Collapse, Typography } from 'antd';
import { captureText } from '../capture.text.ts';

const t = captureText.imports;

/** What each heading was taken for, and which files belong to no row: read before trusting a figure. */
export function ImportHeadings({ run: { columns, leftoverFiles } }: { run: ImportRun }) {
  const known = columns.filter(({ field }) => field !== null);
  const unknown = columns.filter(({ field }) => field === null);
  if (columns.length === 0) return null;
  const items = [
    {
      key: 'columns',
      label: `${t.headings}：${t.headingsKnown(known.length)}${unknown.length > 0 ? `，${t.headingsUnknown(unknown.length)}：${unknown.map(({ heading }) => heading).join('、')}` : ''}`,
      children: known.map(({ heading, field }) => meaningOf(heading, field)).join('；'),
    },
    ...(leftoverFiles.length > 0
      ? [
          {
            key: 'leftover',
            label: t.leftover(leftoverFiles.length),
            children: (
              <Typography.Paragraph className="leftover">
                {leftoverFiles.join('\n')}
              </Typography.Paragraph>
            ),
          },
        ]
      : []),
  ];
  return <Collapse size="small" items={items} />;
}

/** 发文机关 → 责任者; a heading that is the usual name itself needs no arrow. */
function meaningOf(heading: string, field: string | null): string {
  const known = catalogueFields.find((each): each is CatalogueField => each === field);
  if (!known || fieldName(known) === heading) return heading;
  return `${heading} → ${fieldName(known)}`;
}
