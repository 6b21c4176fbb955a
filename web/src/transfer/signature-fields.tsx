import type { SheetSignatures } from '@lantai/contract/transfer/transfer-sheet.ts';
import { DatePicker, Flex, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { transferText } from './transfer.text.ts';

const t = transferText.handing;

export type SignedFields = {
  filledBy: string;
  filledOn: Dayjs;
  checkedBy: string;
  checkedOn: Dayjs;
  sealedOn: Dayjs;
};

/** Who filled in and who checked, with their days, and the day of the seal: the same for either side. */
export function SignatureFields() {
  return (
    <>
      <NameAndDay name="filledBy" day="filledOn" />
      <NameAndDay name="checkedBy" day="checkedOn" />
      <Form.Item name="sealedOn" label={t.sealedOn} rules={[{ required: true, message: t.needed }]}>
        <DatePicker />
      </Form.Item>
    </>
  );
}

type Names = { name: 'filledBy' | 'checkedBy'; day: 'filledOn' | 'checkedOn' };

function NameAndDay({ name, day }: Names) {
  return (
    <Flex gap={16}>
      <Form.Item
        name={name}
        label={t[name]}
        rules={[{ required: true, whitespace: true, message: t.needed }]}
      >
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name={day} label={t[day]} rules={[{ required: true, message: t.needed }]}>
        <DatePicker />
      </Form.Item>
    </Flex>
  );
}

export function signaturesOf(fields: SignedFields): SheetSignatures {
  const day = (moment: Dayjs) => moment.format('YYYY-MM-DD');
  return {
    filledBy: fields.filledBy,
    filledOn: day(fields.filledOn),
    checkedBy: fields.checkedBy,
    checkedOn: day(fields.checkedOn),
    sealedOn: day(fields.sealedOn),
  };
}
