import {
  type HeldFor,
  heldFor,
  heldForNames,
  type ReceiptState,
  receiptStateNames,
  receiptStates,
} from '@lantai/contract/capture/exchange/receipt.ts';
import { Input, Select } from 'antd';
import { exchangeText } from './exchange.text.ts';
import { SourceSelect } from './source-select.tsx';

const t = exchangeText.deliveries;

type Filter = {
  sourceId?: string | undefined;
  state?: ReceiptState | undefined;
  heldFor?: HeldFor | undefined;
  text?: string | undefined;
};
type Props = { readonly value: Filter; readonly onChange: (change: Filter) => void };

export function DeliveryFilters({ value, onChange }: Props) {
  return (
    <>
      <Input.Search
        key={value.text}
        allowClear
        className="filter"
        style={{ width: 260 }}
        aria-label={t.find}
        placeholder={t.find}
        defaultValue={value.text}
        onSearch={(words) => onChange({ text: words.trim() || undefined })}
      />
      <SourceSelect
        label={t.anySource}
        value={value.sourceId}
        onChange={(sourceId) => onChange({ sourceId })}
      />
      <Select<ReceiptState | undefined>
        allowClear
        className="filter"
        style={{ width: 150 }}
        aria-label={t.anyState}
        placeholder={t.anyState}
        value={value.state}
        options={receiptStates.map((each) => ({ value: each, label: receiptStateNames[each] }))}
        onChange={(state) => onChange({ state })}
      />
      <Select<HeldFor | undefined>
        allowClear
        className="filter"
        style={{ width: 130 }}
        aria-label={t.anyHeld}
        placeholder={t.anyHeld}
        value={value.heldFor}
        options={heldFor.options.map((each) => ({ value: each, label: heldForNames[each] }))}
        onChange={(held) => onChange({ heldFor: held })}
      />
    </>
  );
}
