import type { listAbsentAttachments } from '@lantai/contract/collection/record-help.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { Link } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import { helpText } from './help.text.ts';

const t = helpText.absent;

type Absent = ReplyOf<typeof listAbsentAttachments>['records'][number]['absent'][number];
type Props = { readonly recordId: string; readonly of: Absent };

/** An attachment that is named and not there; leads to the words in the document. */
export function AbsentAttachment({
  recordId,
  of: { ordinal, title, page, words, componentId },
}: Props) {
  return (
    <div>
      {ordinal === null ? '' : `${ordinal}．`}
      {title}{' '}
      <Tooltip title={t.words(words)}>
        <Link
          to="/records/$recordId"
          params={{ recordId }}
          search={{ component: componentId, words: title.slice(0, 30) }}
        >
          {t.where(page)}
        </Link>
      </Tooltip>
    </div>
  );
}
