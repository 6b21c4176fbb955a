import { checkProperties, checkPropertyNames } from '@lantai/contract/quality/check-item.ts';
import { type SheetChecks, sheetResultNames } from '@lantai/contract/transfer/self-test.ts';
import type {
  SheetSignatures,
  TransferSheet,
  TransferSheetContent,
} from '@lantai/contract/transfer/transfer-sheet.ts';
import { count } from '#platform/figures.ts';
import { dayText } from '#platform/times.ts';
import { transferText } from './transfer.text.ts';

const t = transferText.sheet;

export function titleOf({ content }: TransferSheet): string {
  return content.kind === 'paper' ? t.paper : t.electronic;
}

/** 表 C.1 of DA/T 93-2022, filled in from what was frozen. One page, A4. */
export function TransferSheetForm({ sheet }: { sheet: TransferSheet }) {
  const { content, received } = sheet;
  const rows: [string, string][] = [
    [t.matter, content.matter],
    [t.description, content.description],
    [t.amount, t.amountOf(count(content.items), count(content.files), count(content.paperItems))],
    [t.bytes, t.bytesOf(count(content.bytes))],
    [t.numbers, content.medium?.numbers || t.range(content.firstCode, content.lastCode)],
    [t.medium, mediumText(content)],
  ];
  return (
    <section className="sheet portrait transfer-sheet">
      <h1>{titleOf(sheet)}</h1>
      <table>
        <colgroup>
          <col style={{ width: '38mm' }} />
          <col style={{ width: '71mm' }} />
          <col style={{ width: '71mm' }} />
        </colgroup>
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td colSpan={2}>{value}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t.checks}</th>
            <th scope="col">
              {t.own}：{content.unitName}
            </th>
            <th scope="col">
              {t.receiving}：{content.archiveName}
            </th>
          </tr>
          {checkProperties.map((property) => (
            <tr key={property}>
              <th scope="row">{checkPropertyNames[property]}</th>
              <td>{checkText(content.checks, property)}</td>
              <td>{received && checkText(received.checks, property)}</td>
            </tr>
          ))}
          <Signed label={t.filledBy} name="filledBy" day="filledOn" sheet={sheet} />
          <Signed label={t.checkedBy} name="checkedBy" day="checkedOn" sheet={sheet} />
          <Signed label={t.seal} day="sealedOn" sheet={sheet} />
        </tbody>
      </table>
      {sheet.receivedEnteredByName && <p>{t.enteredBy(sheet.receivedEnteredByName)}</p>}
      <div className="page-number">
        {t.foot(content.number, content.round, sheet.receivedSm3 ?? sheet.sm3)}
      </div>
    </section>
  );
}

function mediumText({ medium }: TransferSheetContent): string {
  if (!medium) return t.online;
  const { type, specification, count: pieces } = medium;
  return [type, specification, `${pieces}`].filter((part) => part !== '').join('，');
}

function checkText(checks: SheetChecks, property: keyof SheetChecks): string {
  const { result, note } = checks[property];
  return note === '' ? sheetResultNames[result] : `${sheetResultNames[result]}（${note}）`;
}

type SignedProps = {
  label: string;
  name?: 'filledBy' | 'checkedBy';
  day: 'filledOn' | 'checkedOn' | 'sealedOn';
  sheet: TransferSheet;
};

function Signed({ label, name, day, sheet: { content, received } }: SignedProps) {
  const cell = (signatures: SheetSignatures | undefined) => (
    <td className="signature">
      {signatures && name ? signatures[name] : ''}
      <div className="transfer-signed">{signatures ? dayText(signatures[day]) : t.day}</div>
    </td>
  );
  return (
    <tr>
      <th scope="row">{label}</th>
      {cell(content.signatures)}
      {cell(received?.signatures)}
    </tr>
  );
}
