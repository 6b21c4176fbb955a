import { type Comparison, comparisonNames } from '@lantai/contract/preservation/conversion.ts';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { conversionText as t } from './conversion.text.ts';

type Judged = {
  readonly conforming: boolean;
  readonly refused: boolean;
  readonly convertible: boolean;
};

/** Whether a file may keep its format; what may not, and no tool can change, is said apart. */
export function FormatVerdictTag({ conforming, refused, convertible }: Judged) {
  if (conforming) return <StateTag tone="passed">{t.conforming}</StateTag>;
  if (refused) return <StateTag tone="failed">{t.refused}</StateTag>;
  return (
    <StateTag tone={convertible ? 'near' : 'failed'}>
      {convertible ? t.toConvert : t.noTool}
    </StateTag>
  );
}

const tones: Record<Comparison['verdict'], Tone> = {
  same: 'passed',
  near: 'near',
  differs: 'failed',
  'not-compared': 'not-run',
};
const percent = new Intl.NumberFormat('zh-CN', { style: 'percent', maximumFractionDigits: 2 });

/** What comparing before and after has shown, and by what. */
export function ComparisonTag({ comparison }: { comparison: Comparison }) {
  const { verdict, by, similarity } = comparison;
  const told =
    similarity === null || similarity === 1
      ? ''
      : t.conversion.similarity(percent.format(similarity));
  return (
    <span title={told}>
      <StateTag tone={tones[verdict]}>
        {t.conversion.by[by]}
        {comparisonNames[verdict]} {told}
      </StateTag>
    </span>
  );
}
