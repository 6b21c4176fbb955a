import {
  type CheckStage,
  checkItemsOf,
  checkStageNames,
  checkStages,
} from '@lantai/contract/quality/check-item.ts';
import { gateNames, gates } from '@lantai/contract/quality/check-policy.ts';
import { Checkbox, Form, Input, InputNumber, Select, Tabs } from 'antd';
import { qualityText } from './quality.text.ts';

const t = qualityText.policy;

/** What holds for every stage, and then each stage for itself; every tab is filled in whichever is open. */
export function PolicyFieldTabs() {
  return (
    <Tabs
      size="small"
      items={[
        { key: 'all', label: t.forAll, forceRender: true, children: <ForAllStages /> },
        ...checkStages.map((stage) => ({
          key: stage,
          label: checkStageNames[stage],
          forceRender: true,
          children: <ForStage stage={stage} />,
        })),
      ]}
    />
  );
}

function ForAllStages() {
  return (
    <>
      <Form.Item name="trustDemanded" valuePropName="checked">
        <Checkbox>{t.trustDemanded}</Checkbox>
      </Form.Item>
      <Form.Item name="allowedSigns" label={t.allowedSigns}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="refusedSigns" label={t.refusedSigns}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="furtherFormats" label={t.furtherFormats} extra={t.furtherFormatsNote}>
        <Input />
      </Form.Item>
      <Form.Item name="leastReadSpeed" label={t.leastReadSpeed}>
        <InputNumber min={0} max={10_000} suffix="MB/s" />
      </Form.Item>
    </>
  );
}

function ForStage({ stage }: { stage: CheckStage }) {
  return (
    <>
      <div className="policy-gates">
        {checkItemsOf(stage).map(({ code, name }) => (
          <Form.Item
            key={code}
            name={['stages', stage, 'gates', code]}
            label={`${code} ${name}`}
            layout="horizontal"
            colon={false}
          >
            <Select
              size="small"
              options={gates.map((gate) => ({
                value: gate,
                label: gate === 'block' ? t.blocks[stage] : gateNames[gate],
              }))}
            />
          </Form.Item>
        ))}
      </div>
      <Form.Item name={['stages', stage, 'notRunBlocks']} valuePropName="checked">
        <Checkbox>{t.notRunBlocks[stage]}</Checkbox>
      </Form.Item>
      {/* At filing what waits for a person always keeps a record back. */}
      <Form.Item
        name={['stages', stage, 'waitingBlocks']}
        valuePropName="checked"
        hidden={stage === 'GD'}
      >
        <Checkbox>{t.waitingBlocks[stage]}</Checkbox>
      </Form.Item>
      {stage === 'YJ' && <ReceivingRule />}
      {stage === 'BC' && <Keeping />}
    </>
  );
}

/** 馆方要求 (1-9). */
function ReceivingRule() {
  return (
    <>
      <Form.Item name="archiveName" label={t.archiveName} extra={t.archiveNameNote}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="fondsCodes" label={t.fondsCodes} extra={t.numbersNote}>
        <Input />
      </Form.Item>
      <Form.Item name="catalogueNumbers" label={t.catalogueNumbers}>
        <Input />
      </Form.Item>
      <Form.Item name="classNumbers" label={t.classNumbers}>
        <Input />
      </Form.Item>
    </>
  );
}

function Keeping() {
  return (
    <>
      <Form.Item name="keptFormats" label={t.keptFormats} extra={t.keptFormatsNote}>
        <Input />
      </Form.Item>
      <Form.Item name="drillDays" label={t.drillDays}>
        <InputNumber min={1} max={3650} precision={0} suffix={t.days} />
      </Form.Item>
      <Form.Item name="scanDays" label={t.scanDays}>
        <InputNumber min={1} max={3650} precision={0} suffix={t.days} />
      </Form.Item>
    </>
  );
}
