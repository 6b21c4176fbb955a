import type { VolumeDetail } from '@lantai/contract/arrangement/volumes/volume.ts';
import { categoryName } from '@lantai/contract/classification/category.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { useEffect } from 'react';
import { dayText } from '#platform/times.ts';
import { volumesText } from '../volumes.text.ts';
import './volume-print.css';

const t = volumesText.printed;

type Props = { readonly volume: VolumeDetail; readonly onPages: (count: number) => void };

/** 案卷封面: whose it is, what it is called, from when to when, how long it is kept, and its code. */
export function VolumeCoverForm({ volume, onPages }: Props) {
  useEffect(() => onPages(1), [onPages]);
  const { fondsName, category, subclass, title, begunOn, endedOn, retention } = volume;
  return (
    <section className="sheet portrait volume-cover">
      <div className="cover-fonds">{fondsName}</div>
      <div className="cover-category">
        {categoryName(category)}
        {subclass && `　${subclass}`}
      </div>
      <div className="cover-title">{title}</div>
      <dl className="cover-facts">
        <dt>{t.period}</dt>
        <dd>{begunOn && endedOn ? `${dayText(begunOn)} 至 ${dayText(endedOn)}` : ''}</dd>
        <dt>{t.retention}</dt>
        <dd>{shownRetention(retention)}</dd>
      </dl>
      <div className="cover-count">{t.records(volume.records, volume.pages)}</div>
      <div className="cover-code">
        {t.code}：{volume.archivalCode ?? ''}
      </div>
    </section>
  );
}
