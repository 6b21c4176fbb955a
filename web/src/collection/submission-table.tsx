import type { SubmissionListRow } from '@lantai/contract/collection/submission.ts';
import { collectionText } from './collection.text.ts';
import './submission-table.css';

const headings = collectionText.list.columns.split('|');

/** The ten columns of a 移交清单 (workflows A.8): the same for preview and print. */
export function SubmissionTable({ rows }: { rows: readonly SubmissionListRow[] }) {
  return (
    <table className="submission-table">
      <thead>
        <tr>
          {headings.map((heading) => (
            <th key={heading}>{heading}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.recordId}>
            <td className="middle">{row.sequence}</td>
            <td>{row.title}</td>
            <td>{row.documentNumber}</td>
            <td>{row.date}</td>
            <td className="middle">{row.copies}</td>
            <td className="middle">{row.pages}</td>
            <td>{row.securityLevel}</td>
            <td>{row.creator}</td>
            <td>{row.retention}</td>
            <td>{row.remark}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
