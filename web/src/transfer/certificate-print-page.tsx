import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { archiveSignatureText } from '@lantai/contract/preservation/archive-signature.ts';
import { printCertificate } from '@lantai/contract/transfer/record-transfer.api.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Flex, Space, Typography } from 'antd';
import { useEffect } from 'react';
import { apiQuery } from '#platform/api.ts';
import { rootRoute } from '#platform/root-route.ts';
import { saveText } from '#platform/save-text.ts';
import { dayText } from '#platform/times.ts';
import { PrintIncomplete } from '../arrangement/print/print-incomplete.tsx';
import { transferText } from './transfer.text.ts';
import '../arrangement/print/print.css';
import '../arrangement/print/print-toolbar.css';
import './transfer-print.css';

const t = transferText.certificate;

/** 档案移交证明: where one record is now, for who asks for it here. */
export const certificatePrintRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/transfer-certificate/$recordId',
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(printCertificate, { params })),
  component: CertificatePrintPage,
  errorComponent: PrintIncomplete,
});

type Certificate = ReplyOf<typeof printCertificate>;

function CertificatePrintPage() {
  const params = certificatePrintRoute.useParams();
  const { data: certificate } = useSuspenseQuery({
    ...apiQuery(printCertificate, { params }),
    // Each asking is a printing, and stands in the trail.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const title = `${t.title} ${certificate.certificateNumber}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="desk">
      <header className="print-toolbar not-printed">
        <Flex gap="middle" align="center" justify="space-between">
          <Typography.Text type="secondary">{transferText.sheet.trueSize}</Typography.Text>
          <Space>
            <SignedText certificate={certificate} />
            <Button type="primary" onClick={() => window.print()}>
              {transferText.sheet.print}
            </Button>
          </Space>
        </Flex>
      </header>
      <main>
        <CertificateForm certificate={certificate} />
      </main>
    </div>
  );
}

/** The text that was signed and the signature beside it: who receives them verifies both anywhere. */
function SignedText({ certificate }: { certificate: Certificate }) {
  const { certificateNumber, text, signatureFile } = certificate;
  if (signatureFile === null) return null;
  const name = `${t.title} ${certificateNumber}.txt`;
  return (
    <Space>
      <Button onClick={() => saveText(name, text)}>{t.saveText}</Button>
      <Button onClick={() => saveText(`${name}.sig`, signatureFile)}>{t.saveSignature}</Button>
    </Space>
  );
}

function CertificateForm({ certificate }: { certificate: Certificate }) {
  const { unitName, transferredOn, archiveName, archiveCode, batchNumber } = certificate;
  const { position, items, firstCode: first, lastCode: last } = certificate;
  const rows: [string, string][] = [
    [t.code, certificate.code],
    [t.name, certificate.title],
    [t.documentNumber, certificate.documentNumber ?? ''],
    [t.archive, archiveCode === null ? archiveName : `${archiveName}（${archiveCode}）`],
    [t.on, dayText(transferredOn)],
    [t.list, `${batchNumber}，${t.listOf({ position, items, first, last })}`],
    [t.due, dueText(certificate)],
  ];
  return (
    <section className="sheet portrait transfer-certificate">
      <h1>{t.title}</h1>
      <div className="facts">
        <span>{t.number(certificate.certificateNumber)}</span>
      </div>
      <p>
        {t.body({
          ...{ unit: unitName, archive: archiveName, batch: batchNumber },
          day: dayText(transferredOn),
        })}
      </p>
      <table>
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="certificate-foot">
        {unitName}　{t.seal}
        <br />
        {t.printedBy(certificate.printedByName ?? '', dayText(certificate.printedOn))}
      </div>
      <p className="certificate-signature">
        {t.signature}：{archiveSignatureText(certificate.signature)}
        <br />
        {t.textDigest} {certificate.textSm3}
      </p>
    </section>
  );
}

function dueText({ dueYear, early }: Certificate): string {
  if (dueYear === null || early === null) return t.noPeriod;
  return early ? t.early(dueYear) : t.onTime(dueYear);
}
