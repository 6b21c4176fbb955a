import { boxThicknesses, type PaperRule } from '@lantai/contract/arrangement/box-plan.ts';
import { InputNumber, Segmented, Space } from 'antd';
import { boxesText } from './boxes.text.ts';

const t = boxesText.planner;

type Props = { rule: PaperRule; onChange: (rule: PaperRule) => void };

/** How this archive's paper is reckoned; remembered for the person. */
export function PaperRuleForm({ rule, onChange }: Props) {
  const figure = (name: 'sheetMm' | 'itemMm' | 'fill', label: string, step: number) => {
    const [min, max] = limits[name];
    return (
      <Space size={4}>
        {label}
        <InputNumber<number>
          aria-label={label}
          style={{ width: 76 }}
          {...{ min, max, step }}
          value={rule[name]}
          onChange={(value) => value !== null && onChange({ ...rule, [name]: value })}
        />
      </Space>
    );
  };
  return (
    <Space size={16} wrap>
      <Space size={4}>
        {t.usual}
        <Segmented
          aria-label={t.usual}
          value={rule.thickness}
          options={boxThicknesses.map((value) => ({ value, label: boxesText.millimetres(value) }))}
          onChange={(thickness) => onChange({ ...rule, thickness })}
        />
      </Space>
      {figure('sheetMm', t.sheetMm, 0.01)}
      {figure('itemMm', t.itemMm, 0.1)}
      <Segmented
        aria-label={t.pagesPerSheet}
        value={rule.pagesPerSheet}
        options={[
          { value: 1, label: t.oneSide },
          { value: 2, label: t.bothSides },
        ]}
        onChange={(pagesPerSheet) => onChange({ ...rule, pagesPerSheet })}
      />
      {figure('fill', t.fill, 0.05)}
    </Space>
  );
}

/** As the contract takes them. */
const limits = { sheetMm: [0.02, 1], itemMm: [0, 5], fill: [0.5, 1] } as const;
