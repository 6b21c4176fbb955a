import { componentRoleNames } from '@lantai/contract/records/component-role.ts';
import type { RecordDetail } from '@lantai/contract/records/record.ts';
import { Link } from '@tanstack/react-router';
import { byteText } from './byte-text.ts';
import './component-names.css';

/** The files of a record in a few lines, each opening the record's page at that file. */
export function ComponentNames({ record, words }: { record: RecordDetail; words: string }) {
  return (
    <ul className="component-names">
      {record.componentList.map(({ id, role, fileName, size }) => (
        <li key={id}>
          {componentRoleNames[role]}{' '}
          <Link
            to="/records/$recordId"
            params={{ recordId: record.id }}
            search={{ component: id, words: words || undefined }}
          >
            {fileName}
          </Link>{' '}
          {byteText(size)}
        </li>
      ))}
    </ul>
  );
}
