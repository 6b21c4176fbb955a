import { shownRetention } from '@lantai/contract/records/record.ts';
import { isClassified, securityLevelNames } from '@lantai/contract/records/security-level.ts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { StateTag } from '#platform/state-tag.tsx';
import { type Hit, Marked } from './marked.tsx';
import { searchText as t } from './search.text.ts';

type Props = {
  readonly hit: Hit;
  readonly words: string;
  readonly current: boolean;
  readonly onLook: () => void;
  readonly onFocus: () => void;
};

/** One record found: its title in full, what it is known by, and where the words stand in its text. */
export function HitItem({ hit, words, current, onLook, onFocus }: Props) {
  return (
    <li className={`hit${current ? ' hit-current' : ''}`}>
      <div className="hit-head">
        <Link
          to="/records/$recordId"
          params={{ recordId: hit.id }}
          search={{ words: words || undefined }}
          className="hit-title"
          data-hit={hit.id}
          onFocus={onFocus}
        >
          <Marked of={hit.title} />
        </Link>
        <Button size="small" type="text" tabIndex={-1} onClick={onLook}>
          {t.look}
        </Button>
      </div>
      <HitFacts hit={hit} />
      {hit.content.map((snippet) => (
        <p key={snippet.text} className="hit-content">
          <Marked of={snippet} />
        </p>
      ))}
    </li>
  );
}

export function HitFacts({ hit }: { hit: Hit }) {
  const { code, formerCodes, documentNumber, creator, documentOn, departmentName } = hit;
  const { retention, filed, transferredTo } = hit;
  return (
    <div className="hit-facts">
      {transferredTo && <StateTag tone="ended">{t.transferredTo(transferredTo)}</StateTag>}
      {!filed && <StateTag tone="waiting">{t.unfiled}</StateTag>}
      {code && (
        <span className="code">
          <Marked of={code} />
        </span>
      )}
      {formerCodes.length > 0 && <span className="code">{t.formerly(formerCodes.join('、'))}</span>}
      {documentNumber && (
        <span className="code">
          <Marked of={documentNumber} />
        </span>
      )}
      {documentOn && <span>{documentOn}</span>}
      {creator && (
        <span>
          <Marked of={creator} />
        </span>
      )}
      {departmentName && <span>{departmentName}</span>}
      {retention && <span>{shownRetention(retention)}</span>}
      {hit.securityLevel !== 'public' && (
        <StateTag tone={isClassified(hit.securityLevel) ? 'overdue' : 'near'}>
          {securityLevelNames[hit.securityLevel]}
        </StateTag>
      )}
      {hit.components > 1 && <span>{t.components(hit.components)}</span>}
    </div>
  );
}
