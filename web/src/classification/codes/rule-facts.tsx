import type { ArchivalCodeValues } from '@lantai/contract/classification/archival-code.ts';
import {
  type ArchivalCodeRule,
  describeArchivalCodeRule,
} from '@lantai/contract/classification/archival-code-rule.ts';
import { Typography } from 'antd';
import { classificationText } from '../classification.text.ts';
import { exampleCode } from './example-code.ts';

const t = classificationText.editor;

type Props = { readonly rule: ArchivalCodeRule; readonly given?: ArchivalCodeValues };

/** A rule in the archivist's words, and a code that it makes. */
export function RuleFacts({ rule, given }: Props) {
  const example = exampleCode(rule, given);
  return (
    <div className="rule-facts">
      <div>
        <Typography.Text type="secondary">{t.description} </Typography.Text>
        {describeArchivalCodeRule(rule)}
      </div>
      {example && (
        <div>
          <Typography.Text type="secondary">{t.example} </Typography.Text>
          <span className="code">{example}</span>
        </div>
      )}
    </div>
  );
}
