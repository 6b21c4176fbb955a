import type { VolumeDetail } from '@lantai/contract/arrangement/volumes/volume.ts';
import { useEffect } from 'react';
import { dayText } from '#platform/times.ts';
import { arrangementText } from '../../arrangement.text.ts';
import { bindingText } from '../binding-text.ts';
import { volumesText as t } from '../volumes.text.ts';
import '../../print/reference-sheet-form.css';
import './volume-print.css';

type Props = { readonly volume: VolumeDetail; readonly onPages: (count: number) => void };

/** 卷内备考表, laid behind the records. Both sign by hand beside their printed names. */
export function VolumeSheetForm({ volume, onPages }: Props) {
  useEffect(() => onPages(1), [onPages]);
  const sheet = volume.referenceSheet;
  const blank = arrangementText.referenceSheet.date;
  return (
    <section className="sheet portrait reference-sheet">
      <h1>{t.printed.sheetTitle}</h1>
      <div className="facts">
        <span>
          {t.printed.code}：{volume.archivalCode ?? ''}
        </span>
        <span>{volume.title}</span>
      </div>
      <div className="frame">
        <h2>{t.situation}</h2>
        <p className="sheet-situation">{sheet?.situation ?? ''}</p>
        {sheet?.binding && (
          <p>
            {t.binding}：{bindingText(sheet.binding)}
          </p>
        )}
        <dl className="signatures">
          <dt>{t.compiledBy}：</dt>
          <dd>{sheet?.compiledBy}</dd>
          <dt>{t.compiledOn}：</dt>
          <dd>{sheet ? dayText(sheet.compiledOn) : blank}</dd>
          <dt>{t.checkedBy}：</dt>
          <dd>{sheet?.checkedBy}</dd>
          <dt>{t.checkedOn}：</dt>
          <dd>{sheet ? dayText(sheet.checkedOn) : blank}</dd>
        </dl>
      </div>
    </section>
  );
}
