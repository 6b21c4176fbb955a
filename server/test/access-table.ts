/**
 * Who may do what, told once more, by role and by operation, and not worked out from the permissions.
 * `+` gets through (what then comes of the request is another matter), `.` is refused.
 *
 * sys sysadmin · sec secadmin · aud auditor · han handler · dea department-archivist ·
 * deh department-head · arc archivist · ahe archives-head · lea leader · sco secrecy-officer ·
 * rea reader · sup supervisor · tok a system's key with every permission a key may have ·
 * new an archivist who must change the password first · out nobody, and a session that was revoked
 */
export const accessTable = `
                                                        sys sec aud han dea deh arc ahe lea sco rea sup tok new out
GET    /healthz                                          +   +   +   +   +   +   +   +   +   +   +   +   +   +   +
GET    /readyz                                           +   +   +   +   +   +   +   +   +   +   +   +   +   +   +
GET    /metrics                                          +   +   +   +   +   +   +   +   +   +   +   +   +   +   +
GET    /api/openapi.json                                 +   +   +   +   +   +   +   +   +   +   +   +   +   +   +
GET    /api/docs                                         +   +   +   +   +   +   +   +   +   +   +   +   +   +   +

POST   /api/session                                      +   +   +   +   +   +   +   +   +   +   +   +   +   +   +
GET    /api/session                                      +   +   +   +   +   +   +   +   +   +   +   +   +   +   .
DELETE /api/session                                      +   +   +   +   +   +   +   +   +   +   +   +   +   +   .
PUT    /api/session/password                             +   +   +   +   +   +   +   +   +   +   +   +   +   +   .

GET    /api/workbench                                    +   +   +   +   +   +   +   +   +   +   +   +   .   .   .
GET    /api/jobs                                         +   +   +   +   +   +   +   +   +   +   +   +   .   .   .
GET    /api/jobs/events                                  +   +   +   +   +   +   +   +   +   +   +   +   .   .   .
GET    /api/jobs/:jobId                                  +   +   +   +   +   +   +   +   +   +   +   +   .   .   .
POST   /api/jobs/:jobId/cancellation                     +   +   +   +   +   +   +   +   +   +   +   +   .   .   .
POST   /api/jobs/:jobId/resumption                       +   +   +   +   +   +   +   +   +   +   +   +   .   .   .
GET    /api/status                                       +   .   .   .   .   .   .   .   .   .   .   .   .   .   .

GET    /api/identity/units                               +   +   +   +   +   +   +   +   +   +   +   +   .   .   .
POST   /api/identity/units                               +   .   .   .   .   .   .   .   .   .   .   .   .   .   .
PUT    /api/identity/units/:unitId                       +   .   .   .   .   .   .   .   .   .   .   .   .   .   .
GET    /api/identity/accounts                            +   +   +   .   .   .   .   .   .   .   .   .   .   .   .
POST   /api/identity/accounts                            +   .   .   .   .   .   .   .   .   .   .   .   .   .   .
PUT    /api/identity/accounts/:accountId/state           +   .   .   .   .   .   .   .   .   .   .   .   .   .   .
POST   /api/identity/accounts/:accountId/password        .   +   .   .   .   .   .   .   .   .   .   .   .   .   .
POST   /api/identity/people/:personId/grants             .   +   .   .   .   .   .   .   .   .   .   .   .   .   .
PUT    /api/identity/people/:personId/clearance          .   +   .   .   .   .   .   .   .   .   .   .   .   .   .
DELETE /api/identity/grants/:grantId                     .   +   .   .   .   .   .   .   .   .   .   .   .   .   .
GET    /api/identity/settings                            +   +   +   .   .   .   .   .   .   .   .   .   .   .   .
PUT    /api/identity/settings/:key                       .   +   .   .   .   .   .   .   .   .   .   .   .   .   .
GET    /api/identity/tokens                              .   +   .   .   .   .   .   .   .   .   .   .   .   .   .
POST   /api/identity/tokens                              .   +   .   .   .   .   .   .   .   .   .   .   .   .   .
DELETE /api/identity/tokens/:tokenId                     .   +   .   .   .   .   .   .   .   .   .   .   .   .   .

GET    /api/audit/entries                                .   +   +   .   .   .   .   .   .   .   .   .   .   .   .
GET    /api/audit/entries.csv                            .   +   +   .   .   .   .   .   .   .   .   .   .   .   .
GET    /api/audit/entries/:seq/proof                     .   +   +   .   .   .   .   .   .   .   .   .   .   .   .
GET    /api/audit/blocks                                 .   +   +   .   .   .   .   .   .   .   .   .   .   .   .
POST   /api/audit/verification                           .   .   +   .   .   .   .   .   .   .   .   .   .   .   .

GET    /api/classification/fonds                         .   .   .   +   +   +   +   +   +   +   +   +   .   .   .
POST   /api/classification/fonds                         .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
PUT    /api/classification/fonds/:fondsId                .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
GET    /api/classification/fonds/:fondsId/schemes        .   .   .   +   +   +   +   +   +   +   +   +   .   .   .
POST   /api/classification/fonds/:fondsId/schemes        .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
GET    /api/classification/code-rules                    .   .   .   +   +   +   +   +   +   +   +   +   .   .   .
POST   /api/classification/code-rules                    .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
GET    /api/classification/schedules                     .   .   .   +   +   +   +   +   +   +   +   +   .   .   .
POST   /api/classification/schedules                     .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
GET    /api/classification/schedules/:scheduleId         .   .   .   +   +   +   +   +   +   +   +   +   .   .   .
PUT    /api/classification/schedules/:scheduleId         .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
POST   /api/classification/schedules/:scheduleId/submission  .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
POST   /api/classification/schedules/:scheduleId/approval    .   .   .   .   .   .   .   .   +   .   .   +   .   .   .
POST   /api/classification/schedules/:scheduleId/return      .   .   .   .   .   .   .   .   +   .   .   +   .   .   .

GET    /api/records                                      .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
POST   /api/records                                      .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
GET    /api/records/:recordId                            .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
PUT    /api/records/:recordId                            .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
GET    /api/records/:recordId/history                    .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
POST   /api/records/:recordId/registration               .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
POST   /api/records/:recordId/voiding                    .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
POST   /api/records/:recordId/components                 .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
DELETE /api/records/:recordId/components/:componentId    .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
GET    /api/records/:recordId/relations                  .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
POST   /api/records/:recordId/relations                  .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
POST   /api/records/:recordId/relations/:relationId/removal  .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
POST   /api/records/:recordId/quarantine-review          .   .   .   .   .   .   .   .   .   +   .   .   .   .   .
GET    /api/records/:recordId/components/:componentId/content   .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/records/:recordId/components/:componentId/download  .   .   .   .   .   .   +   +   .   .   .   .   .   .   .

POST   /api/uploads                                      .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
OPTIONS /api/uploads                                     .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
PATCH  /api/uploads/:uploadId                            .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
HEAD   /api/uploads/:uploadId                            .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
DELETE /api/uploads/:uploadId                            .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
GET    /api/capture/uploads                              .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
DELETE /api/capture/uploads/:uploadId                    .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
GET    /api/capture/imports                              .   .   .   .   +   .   +   +   .   .   .   .   .   .   .
POST   /api/capture/imports                              .   .   .   .   +   .   +   +   .   .   .   .   .   .   .
GET    /api/capture/imports/:importId                    .   .   .   .   +   .   +   +   .   .   .   .   .   .   .
GET    /api/capture/imports/:importId/findings           .   .   .   .   +   .   +   +   .   .   .   .   .   .   .
GET    /api/capture/imports/:importId/report             .   .   .   .   +   .   +   +   .   .   .   .   .   .   .

GET    /api/arrangement/review                           .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/arrangement/filings                          .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/arrangement/classes                          .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/arrangement/catalogue                        .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/records/:recordId/formats                   .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/preservation/formats                        .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
GET    /api/preservation/formats/files                  .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
GET    /api/preservation/conversion-runs                .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
POST   /api/preservation/conversion-runs                .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/preservation/conversion-runs/:runId         .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
GET    /api/preservation/conversion-runs/:runId/files   .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
GET    /api/preservation/conversion-runs/:runId/report.xlsx .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
POST   /api/preservation/conversion-runs/:runId/review  .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/preservation/reconciliations                .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
POST   /api/preservation/reconciliations                .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/preservation/reconciliations/:runId         .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
POST   /api/preservation/reconciliations/:runId/findings/:position/repair .   .   .   .   .   .   +   +   .   .   .   .   .   .   .

GET    /api/capture/acquisition-plans                   .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
POST   /api/capture/acquisition-plans                   .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
PUT    /api/capture/acquisition-plans/:planId           .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/capture/acquisition-plans/:planId/submission .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/capture/acquisition-plans/:planId/decision  .   .   .   .   .   .   .   +   +   .   .   .   .   .   .
GET    /api/capture/source-parties                      .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/capture/source-parties                      .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/capture/source-parties/:partyId/contact     .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/capture/agreements                          .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
POST   /api/capture/agreements                          .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/capture/agreements/:agreementId             .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
POST   /api/capture/agreements/:agreementId/records     .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/records/:recordId/origin                    .   .   .   +   +   +   +   +   +   +   +   .   +   .   .

GET    /api/arrangement/libraries                       .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
PUT    /api/arrangement/libraries/:category             .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/arrangement/registers                        .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
POST   /api/arrangement/registers                        .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
GET    /api/arrangement/registers/:registerId            .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
POST   /api/arrangement/registers/:registerId/signature  .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
GET    /api/arrangement/registers/:registerId/print      .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
GET    /api/search                                       .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
`;

export type AccessRow = {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** By the heads of the columns. */
  readonly passes: Readonly<Record<string, boolean>>;
};

export function readAccessTable(text: string): AccessRow[] {
  const [head = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '');
  const columns = head.trim().split(/ +/);
  return lines.map((line) => {
    const [method = '', path = '', ...marks] = line.trim().split(/ +/);
    if (marks.length !== columns.length || marks.some((mark) => mark !== '+' && mark !== '.'))
      throw new Error(`not a row of the table: ${line}`);
    const passes = Object.fromEntries(columns.map((column, at) => [column, marks[at] === '+']));
    return { operation: `${method} ${path}`, method, path, passes };
  });
}
