import { readFirstPage } from '@lantai/contract/collection/record-help.api.ts';
import type { FirstPageReading } from '@lantai/contract/preservation/first-page.ts';
import {
  type Description,
  descriptionFieldNames,
  type RecordDetail,
} from '@lantai/contract/records/record.ts';
import { describeRecord } from '@lantai/contract/records/records.api.ts';
import { readWrittenDate } from '@lantai/contract/records/written-date.ts';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { Flex, Form, Tooltip, Typography } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { MayButton } from '#platform/may-button.tsx';
import { useMay } from '#platform/session.ts';
import { helpText } from './help.text.ts';

const t = helpText.record;

/** What the document's own first page says, field by field, with the place it says it at. */
export function FirstPageReadings({ record }: { record: RecordDetail }) {
  const may = useMay();
  const { data, isFetching } = useQuery({
    ...apiQuery(readFirstPage, { params: { recordId: record.id } }),
    enabled: may(readFirstPage.access) && !record.quarantined && record.componentList.length > 0,
  });
  const form = Form.useFormInstance<Description>();
  const described = Form.useWatch([], form);
  if (!data)
    return isFetching ? <Typography.Text type="secondary">{t.reading}</Typography.Text> : null;
  const isAsDescribed = (reading: FirstPageReading) =>
    isSame(reading, described?.[reading.field] ?? null);
  const same = data.readings.filter(isAsDescribed);
  const at = { recordId: record.id, componentId: data.componentId };
  return (
    <section aria-label={t.readings}>
      <Typography.Text strong>{t.readings}</Typography.Text>
      {data.reason && <Typography.Text type="secondary"> {data.reason}</Typography.Text>}
      {data.readings
        .filter((reading) => !isAsDescribed(reading))
        .map((reading) => (
          <Reading key={reading.field} reading={reading} at={at} />
        ))}
      {same.length > 0 && (
        <Flex gap={8} wrap className="suggested-clause">
          <Typography.Text type="secondary">{t.same}</Typography.Text>
          {same.map((reading) => (
            <ShowPlace key={reading.field} of={reading} at={at}>
              {descriptionFieldNames[reading.field]}
            </ShowPlace>
          ))}
        </Flex>
      )}
    </section>
  );
}

type At = { readonly recordId: string; readonly componentId: string | null };

/** What differs from the description, or was not found: to be looked at, and taken over or not. */
function Reading({ reading, at }: { reading: FirstPageReading; at: At }) {
  const form = Form.useFormInstance<Description>();
  const { field, value, reason } = reading;
  return (
    <Flex gap={8} align="baseline" className="suggested-clause">
      <Typography.Text type="secondary" className="reading-field">
        {descriptionFieldNames[field]}
      </Typography.Text>
      {value === null ? (
        <Typography.Text type="secondary">{`${t.notFound}：${reason}`}</Typography.Text>
      ) : (
        <>
          <span className="grow">{value}</span>
          <ShowPlace of={reading} at={at}>
            {t.show}
          </ShowPlace>
          <MayButton
            access={describeRecord.access}
            size="small"
            onClick={() => form.setFieldValue(field, value)}
          >
            {t.adopt}
          </MayButton>
        </>
      )}
    </Flex>
  );
}

type ShowPlaceProps = { of: FirstPageReading; at: At; children: string };

/** Says where it stands, and leads to the words in the document. */
function ShowPlace({ of: reading, at: { recordId, componentId }, children }: ShowPlaceProps) {
  const here = useLocation({ select: ({ pathname }) => pathname === `/records/${recordId}` });
  return (
    <Tooltip title={<Place of={reading} />}>
      <Link
        to="/records/$recordId"
        params={{ recordId }}
        search={{
          ...(here && { edit: 'yes' as const }),
          component: componentId ?? undefined,
          words: wordsOf(reading),
        }}
        // Over a list the form lies in a drawer, which another page would close unsaved.
        {...(here ? { replace: true } : { target: '_blank' })}
      >
        {children}
      </Link>
    </Tooltip>
  );
}

/** Page and box in millimetres, as a ruler on the paper shows them; why, and how sure. */
function Place({ of: { page, box, reason, confidence } }: { of: FirstPageReading }) {
  const millimetres = (points: number) => ((points * 25.4) / 72).toFixed(0);
  return (
    <>
      {page !== null && box && (
        <div>
          {t.place(
            page,
            millimetres(box.x),
            millimetres(box.y),
            millimetres(box.width),
            millimetres(box.height),
          )}
        </div>
      )}
      <div>
        {reason}；{t.confidence(`${Math.round(confidence * 100)}%`)}
      </div>
    </>
  );
}

/** A day may be written in any way; the words of another field are compared as they stand. */
function isSame({ field, value }: FirstPageReading, described: string | null): boolean {
  if (described === null || value === null) return false;
  if (field !== 'date') return described.trim() === value;
  const read = readWrittenDate(described);
  return read.kind === 'day' && read.day === value;
}

/** As the document writes it, so that it is found there: a day in full, of a title its beginning. */
function wordsOf({ field, value }: FirstPageReading): string | undefined {
  if (value === null) return undefined;
  if (field !== 'date') return value.slice(0, 12);
  const [year, month, day] = value.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
