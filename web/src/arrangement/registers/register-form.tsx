import {
  checkResultNames,
  type RegisterSheet,
  registerCheckNames,
  registerChecks,
  registerMethod,
  registerMethodNames,
} from '@lantai/contract/arrangement/register.ts';
import { type CategoryCode, categoryName } from '@lantai/contract/classification/category.ts';
import type { ReactNode } from 'react';
import { dayText } from '#platform/times.ts';
import { registersText } from './registers.text.ts';

const t = registersText.printing;

/** The categories of the form; what it does not name is 其他 (GB/T 18894-2016, 表A.1). */
const formCategories: readonly [string, readonly CategoryCode[]][] = [
  ['文书', ['WS']],
  ['科技', ['KJ']],
  ['专业', ['ZY', 'KU', 'RS']],
  ['声像', ['ZP', 'LY', 'LX']],
  ['电子邮件', ['YJ']],
  ['网页', ['WY']],
  ['社交媒体', ['MT']],
  [t.other, ['SJ', 'SW']],
];

const figure = new Intl.NumberFormat('zh-CN', { useGrouping: false });
const amount = (value: number | null) => (value === null ? t.notCounted : figure.format(value));

/** 表 A.1 of GB/T 18894-2016, filled in from what the register froze. One page, A4. */
export function RegisterForm({ sheet }: { sheet: RegisterSheet }) {
  const { content, number, sm3 } = sheet;
  const { total } = content;
  const counts: [string, number | null][] = [
    [t.volumes, total.volumes],
    [t.items, total.items],
    [t.sheets, total.sheets],
    [t.minutes, total.minutes],
    [t.bytes, total.bytes],
  ];
  return (
    <section className="sheet portrait register-form">
      <h1>{t.title}</h1>
      <table>
        <colgroup>
          <col style={{ width: '36mm' }} />
          <col span={5} />
        </colgroup>
        <tbody>
          <tr>
            <th scope="row">{registersText.figures.unit}</th>
            <td colSpan={5}>{content.unitName}</td>
          </tr>
          <tr>
            <th scope="row">{registersText.figures.archived}</th>
            <td colSpan={5}>
              {registersText.fromTo(dayText(content.archivedFrom), dayText(content.archivedTo))}
            </td>
          </tr>
          <tr>
            <th scope="row">{t.categories}</th>
            <td colSpan={5}>
              <Categories sheet={sheet} />
            </td>
          </tr>
          <tr>
            <th scope="row">{t.amount}</th>
            {counts.map(([unit, value]) => (
              <td key={unit} className="middle">
                {amount(value)} {unit}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t.method}</th>
            <td colSpan={5}>
              {registerMethod.options.map((method) => (
                <Ticked key={method} on={content.method === method}>
                  {registerMethodNames[method]}
                </Ticked>
              ))}
            </td>
          </tr>
          <tr>
            <th scope="row">{t.check}</th>
            <th colSpan={5}>{t.result}</th>
          </tr>
          <Checks sheet={sheet} />
          <tr>
            <SignatureCell label={t.handing} of={sheet.handed} span={3} />
            <SignatureCell label={t.receiving} of={sheet.received} span={3} />
          </tr>
        </tbody>
      </table>
      <div className="page-number">{t.foot(number, sm3)}</div>
    </section>
  );
}

function Categories({ sheet: { content } }: { sheet: RegisterSheet }) {
  const held = content.categories.map(({ category }) => category);
  return formCategories.map(([name, codes]) => {
    const of = codes.filter((code) => held.includes(code));
    const told = codes.length > 1 && of.length > 0 ? `（${of.map(categoryName).join('、')}）` : '';
    return (
      <Ticked key={name} on={of.length > 0}>
        {name}
        {told}
      </Ticked>
    );
  });
}

function Ticked({ on, children }: { on: boolean; children: ReactNode }) {
  return (
    <span style={{ marginRight: '4mm', whiteSpace: 'nowrap' }}>
      {on ? '☑' : '□'} {children}
    </span>
  );
}

function Checks({ sheet: { results } }: { sheet: RegisterSheet }) {
  return registerChecks.map((check) => {
    const found = results?.[check];
    return (
      <tr key={check}>
        <th scope="row">{registerCheckNames[check]}</th>
        <td colSpan={5}>
          {found && checkResultNames[found.result]}
          {found?.note && `　${found.note}`}
        </td>
      </tr>
    );
  });
}

type Signed = { label: string; of: RegisterSheet['handed']; span: number };

function SignatureCell({ label, of, span }: Signed) {
  const day = of ? of.at.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }) : undefined;
  return (
    <td className="signature" colSpan={span}>
      {label}
      <div className="register-signed">
        {of?.name}
        <br />
        {day ? dayText(day) : t.day}
      </div>
    </td>
  );
}
