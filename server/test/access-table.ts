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

GET    /api/identity/role-narrowings                    .   +   +   .   .   .   .   .   .   .   .   .   .   .   .
POST   /api/identity/role-narrowings                    .   +   .   .   .   .   .   .   .   .   .   .   .   .   .
GET    /api/monitoring/warnings                         +   +   +   .   .   .   +   +   +   .   .   .   .   .   .
POST   /api/monitoring/warnings/:warningId/steps        +   +   +   .   .   .   +   +   +   .   .   .   .   .   .
GET    /api/monitoring/sessions                         .   +   .   .   .   .   .   .   .   .   .   .   .   .   .
POST   /api/monitoring/sessions/:sessionId/end          .   +   .   .   .   .   .   .   .   .   .   .   .   .   .
GET    /api/monitoring/processes                        +   +   +   .   .   .   +   +   +   .   .   .   .   .   .
GET    /api/monitoring/processes/report.xlsx            +   +   +   .   .   .   +   +   +   .   .   .   .   .   .
GET    /api/monitoring/processes/:process/days          +   +   +   .   .   .   +   +   +   .   .   .   .   .   .

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
GET    /api/classification/fonds/:fondsId/matters        .   .   .   +   +   +   +   +   +   +   +   +   .   .   .
POST   /api/classification/fonds/:fondsId/matters        .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
PUT    /api/classification/matters/:matterId             .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
POST   /api/classification/fonds/:fondsId/matters/order  .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
GET    /api/collection/duties                            .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
POST   /api/collection/departments/:departmentId/month-checks .   .   .   .   +   .   +   +   .   .   .   .   .   .   .
GET    /api/collection/departments/:departmentId/weekly-list  .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
GET    /api/collection/out-of-scope                      .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
POST   /api/collection/records/:recordId/out-of-scope    .   .   .   .   +   .   +   +   .   .   .   .   .   .   .
POST   /api/collection/out-of-scope/:caseId/proposal     .   .   .   .   .   +   .   .   .   .   .   .   .   .   .
POST   /api/collection/out-of-scope/:caseId/decision     .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/classification/code-rules                    .   .   .   +   +   +   +   +   +   +   +   +   .   .   .
POST   /api/classification/code-rules                    .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
GET    /api/classification/schedules                     .   .   .   +   +   +   +   +   +   +   +   +   .   .   .
POST   /api/classification/schedules                     .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
GET    /api/classification/schedules/:scheduleId         .   .   .   +   +   +   +   +   +   +   +   +   .   .   .
PUT    /api/classification/schedules/:scheduleId         .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
POST   /api/classification/schedules/:scheduleId/submission  .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
POST   /api/classification/schedules/:scheduleId/confirmation  .   .   .   .   .   +   .   .   .   .   .   .   .   .   .
POST   /api/classification/schedules/:scheduleId/endorsement .   .   .   .   .   .   .   .   +   .   .   .   .   .   .
POST   /api/classification/schedules/:scheduleId/approval    .   .   .   .   .   .   .   .   .   .   .   +   .   .   .
POST   /api/classification/schedules/:scheduleId/return      .   .   .   .   .   +   .   .   +   .   .   +   .   .   .
POST   /api/classification/schedule-exceptions               .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
GET    /api/classification/profiles                      .   .   .   +   +   +   +   +   +   +   +   +   .   .   .
POST   /api/classification/profiles                      .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
PUT    /api/classification/profiles/:profileId           .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
POST   /api/classification/profiles/:profileId/adoption  .   .   .   .   .   .   .   +   .   .   .   .   .   .   .

GET    /api/records                                      .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
POST   /api/records                                      .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
GET    /api/records/:recordId                            .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
PUT    /api/records/:recordId                            .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
GET    /api/records/:recordId/history                    .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/records/:recordId/metadata                   .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/records/:recordId/package                    .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/access/exports                              .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/access/exports                              .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/access/exports/:exportId/content            .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/records/:recordId/metadata                   .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
POST   /api/records/:recordId/registration               .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
POST   /api/records/:recordId/voiding                    .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
POST   /api/records/:recordId/components                 .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
DELETE /api/records/:recordId/components/:componentId    .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
GET    /api/records/:recordId/relations                  .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
POST   /api/records/:recordId/relations                  .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
POST   /api/records/:recordId/relations/:relationId/removal  .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
POST   /api/records/:recordId/quarantine-review          .   .   .   .   .   .   .   .   .   +   .   .   .   .   .
GET    /api/records/:recordId/signatures                 .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/records/:recordId/components/:componentId/content   .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/records/:recordId/components/:componentId/ofd .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/records/:recordId/components/:componentId/ofd/pages/:page .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/records/:recordId/components/:componentId/ofd/text .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/records/:recordId/components/:componentId/download  .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/records/:recordId/components/:componentId/use-copy  .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/records/:recordId/components/:componentId/printings .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/records/export.xlsx                           .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
POST   /api/records/edits/preview                         .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
POST   /api/records/edits                                 .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
GET    /api/records/edits                                 .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
GET    /api/records/edits/:editId                         .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
POST   /api/records/edits/:editId/undo                    .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
PUT    /api/records/:recordId/correspondence              .   .   .   .   +   +   +   +   .   .   .   .   .   .   .

POST   /api/uploads                                      .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
OPTIONS /api/uploads                                     .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
PATCH  /api/uploads/:uploadId                            .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
HEAD   /api/uploads/:uploadId                            .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
DELETE /api/uploads/:uploadId                            .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
GET    /api/capture/uploads                              .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
DELETE /api/capture/uploads/:uploadId                    .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
GET    /api/capture/hot-folder                           .   .   .   .   +   .   +   +   .   .   .   .   .   .   .
GET    /api/capture/imports                              .   .   .   .   +   .   +   +   .   .   .   .   .   .   .
POST   /api/capture/imports                              .   .   .   .   +   .   +   +   .   .   .   .   .   .   .
GET    /api/capture/imports/:importId                    .   .   .   .   +   .   +   +   .   .   .   .   .   .   .
GET    /api/capture/imports/:importId/findings           .   .   .   .   +   .   +   +   .   .   .   .   .   .   .
GET    /api/capture/imports/:importId/report             .   .   .   .   +   .   +   +   .   .   .   .   .   .   .

GET    /api/collection/number-sequences                  .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/collection/number-sequences.xlsx             .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/collection/number-explanations               .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/collection/number-explanations/:explanationId/revocation  .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/collection/duplicates                        .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/collection/duplicate-judgments               .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/collection/duplicate-judgments/:judgmentId/revocation  .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/collection/absent-attachments                .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/collection/suggestions                       .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
POST   /api/collection/suggestions                       .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
GET    /api/records/:recordId/readings                   .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
GET    /api/exchange/source                              .   .   .   .   .   .   .   .   .   .   .   .   +   .   .
POST   /api/exchange/organisations                       .   .   .   .   .   .   .   .   .   .   .   .   +   .   .
POST   /api/exchange/deliveries                          .   .   .   .   .   .   .   .   .   .   .   .   +   .   .
GET    /api/exchange/receipts                            .   .   .   .   .   .   .   .   .   .   .   .   +   .   .
GET    /api/exchange/receipts/:receiptId                 .   .   .   .   .   .   .   .   .   .   .   .   +   .   .
GET    /api/exchange/receipt-events                      .   .   .   .   .   .   .   .   .   .   .   .   +   .   .
POST   /api/exchange/finished                            .   .   .   .   .   .   .   .   .   .   .   .   +   .   .
GET    /api/capture/sources                              .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/capture/sources                              .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
PUT    /api/capture/sources/:sourceId                    .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
GET    /api/capture/source-tokens                        .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
GET    /api/capture/sources/:sourceId/organisations      .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
PUT    /api/capture/sources/:sourceId/organisations      .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
GET    /api/capture/sources/:sourceId/pushes             .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/capture/sources/:sourceId/pushes/repetition  .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
GET    /api/capture/deliveries                           .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/capture/deliveries/:deliveryId               .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/capture/deliveries/:deliveryId/decision      .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/capture/reconciliation                       .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
GET    /api/capture/reconciliation/instances             .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
GET    /api/capture/reconciliation/instances.xlsx        .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
POST   /api/capture/reconciliation/exclusion             .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
POST   /api/collection/handling                          .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
POST   /api/collection/handling/end                      .   .   .   +   +   .   +   +   .   .   .   .   +   .   .
GET    /api/collection/clauses                           .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
POST   /api/collection/pre-filings                       .   .   .   .   +   .   +   +   .   .   .   .   .   .   .
POST   /api/collection/pre-filings/withdrawal            .   .   .   .   +   .   +   +   .   .   .   .   .   .   .
GET    /api/collection/records                           .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
POST   /api/collection/records/:recordId/repeat-confirmation .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
POST   /api/collection/records/:recordId/reopening       .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
POST   /api/collection/records/:recordId/refusal         .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
POST   /api/collection/submission-previews               .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
POST   /api/collection/submissions                       .   .   .   .   .   +   .   .   .   .   .   .   .   .   .
POST   /api/collection/submissions/again                 .   .   .   .   +   .   +   +   .   .   .   .   .   .   .
GET    /api/collection/submissions                       .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
GET    /api/collection/submissions/:submissionId         .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
GET    /api/collection/submissions/:submissionId/list    .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
POST   /api/collection/submissions/:submissionId/acceptance .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/collection/submissions/:submissionId/return  .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/collection/proposals                         .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
POST   /api/collection/proposals                         .   .   .   +   +   +   +   +   .   .   .   .   .   .   .
POST   /api/collection/proposals/:proposalId/decision    .   .   .   .   .   +   +   +   .   .   .   .   .   .   .
POST   /api/collection/proposals/:proposalId/withdrawal  .   .   .   +   +   +   +   +   .   .   .   .   .   .   .
GET    /api/collection/refusals                          .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/collection/settings                          .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
POST   /api/collection/settings                          .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
GET    /api/collection/colleagues                        .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
GET    /api/collection/temporary-numbers/:number         .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
POST   /api/collection/slips                             .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
POST   /api/collection/receipts                          .   .   .   +   +   +   +   +   .   .   .   .   .   .   .
POST   /api/collection/receipts/:receiptId/reception     .   .   .   +   +   +   +   +   .   .   .   .   .   .   .
POST   /api/collection/receipts/:receiptId/return        .   .   .   +   +   +   +   +   .   .   .   .   .   .   .
GET    /api/collection/receipts                          .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
GET    /api/collection/people/:personId/open-things      .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
GET    /api/collection/hand-overs                        .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
POST   /api/collection/hand-overs                        .   .   .   +   +   +   +   +   .   .   .   .   .   .   .
GET    /api/collection/hand-overs/:handOverId            .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
GET    /api/collection/people/:personId/hand-over-parts  .   .   .   +   +   +   +   +   .   .   .   .   .   .   .
GET    /api/collection/archivists                        .   .   .   .   +   +   +   +   +   .   .   +   .   .   .
GET    /api/collection/archivists.xlsx                   .   .   .   .   +   +   +   +   +   .   .   +   .   .   .
POST   /api/collection/archivists                        .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
PUT    /api/collection/archivists/:postId                .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
POST   /api/collection/archivists/:postId/steps          .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
POST   /api/collection/hand-overs/:handOverId/signature  .   .   .   +   +   +   +   +   .   .   .   .   .   .   .
GET    /api/collection/memoirs                           .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/collection/memoirs.xlsx                      .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/collection/memoirs/:memoirId                 .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/collection/memoirs/:memoirId/print           .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
POST   /api/collection/memoirs                           .   .   .   +   +   +   +   +   .   .   .   .   .   .   .
PUT    /api/collection/memoirs/:memoirId                 .   .   .   +   +   +   +   +   .   .   .   .   .   .   .
POST   /api/collection/memoirs/:memoirId/versions        .   .   .   +   +   +   +   +   .   .   .   .   .   .   .
POST   /api/collection/memoirs/:memoirId/submission      .   .   .   +   +   +   +   +   .   .   .   .   .   .   .
POST   /api/collection/memoirs/:memoirId/conflicts       .   .   .   .   .   .   .   .   +   .   .   .   .   .   .
POST   /api/collection/memoirs/:memoirId/confirmation    .   .   .   .   .   .   .   .   +   .   .   .   .   .   .
POST   /api/collection/memoirs/:memoirId/return          .   .   .   .   .   .   .   .   +   .   .   .   .   .   .
POST   /api/collection/memoirs/:memoirId/supersession    .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/collection/circulations                      .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/collection/circulations/:circulationId       .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/collection/circulations/:circulationId/print .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
POST   /api/collection/records/:recordId/circulations    .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
POST   /api/collection/circulations/:circulationId/opening .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
POST   /api/collection/circulations/:circulationId/return .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
POST   /api/collection/circulations/:circulationId/closing .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
GET    /api/arrangement/catalogue-index                  .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/arrangement/catalogue-index.xlsx             .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/arrangement/catalogue-index/print            .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/collection/deadline-rules                    .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
POST   /api/collection/deadline-rules                    .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
GET    /api/collection/plans                             .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
GET    /api/collection/plans/:planId                     .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
POST   /api/collection/plans                             .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
PUT    /api/collection/plans/:planId/lines               .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
POST   /api/collection/plans/:planId/approval            .   .   .   .   .   .   .   .   +   .   .   .   .   .   .
POST   /api/collection/plans/:planId/publication         .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
POST   /api/collection/plans/:planId/amendment           .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
POST   /api/collection/plans/:planId/closing             .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/collection/plan-lines/:lineId/acknowledgement .   .   .   .   .   +   .   .   .   .   .   .   .   .   .
POST   /api/collection/plan-lines/:lineId/explanation    .   .   .   .   .   +   +   +   .   .   .   .   .   .   .

GET    /api/quality/runs                                 .   .   .   .   +   +   +   +   +   .   .   .   .   .   .
POST   /api/quality/runs                                 .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/quality/runs/:runId                          .   .   .   .   +   +   +   +   +   .   .   .   .   .   .
GET    /api/quality/runs/:runId/records                  .   .   .   .   +   +   +   +   +   .   .   .   .   .   .
GET    /api/quality/runs/:runId/records/:recordId        .   .   .   .   +   +   +   +   +   .   .   .   .   .   .
POST   /api/quality/runs/:runId/rechecks                 .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/quality/runs/:runId/signatures               .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/quality/runs/:runId/report.xlsx              .   .   .   .   +   +   +   +   +   .   .   .   .   .   .
POST   /api/quality/runs/:runId/evidence                 .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/quality/evidence/:evidenceId                 .   .   .   .   +   +   +   +   +   .   .   .   .   .   .
POST   /api/quality/runs/:runId/kept-reports             .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/quality/kept-reports/:reportId               .   .   .   .   +   +   +   +   +   .   .   .   .   .   .
POST   /api/quality/runs/:runId/repetitions              .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/quality/runs/:runId/comparison               .   .   .   .   +   +   +   +   +   .   .   .   .   .   .
GET    /api/quality/weakness-scans                       .   .   .   .   +   +   +   +   +   .   .   .   .   .   .
GET    /api/quality/weakness-scans/:scanId/report        .   .   .   .   +   +   +   +   +   .   .   .   .   .   .
POST   /api/quality/weakness-scans                       .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/quality/policy                               .   .   .   .   +   +   +   +   +   .   .   .   .   .   .
PUT    /api/quality/policy                               .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
POST   /api/quality/inspections                          .   .   .   .   .   .   +   +   .   .   .   .   .   .   .

GET    /api/arrangement/review                           .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/arrangement/filings                          .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/arrangement/classes                          .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/arrangement/catalogue                        .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/statistics/filing-progress                   .   .   .   +   +   +   +   +   +   .   .   .   .   .   .
GET    /api/statistics/holdings                          .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/arrangement/volumes                          .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
POST   /api/arrangement/volumes                          .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/arrangement/volumes/:volumeId                .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
PUT    /api/arrangement/volumes/:volumeId                .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/arrangement/volumes/:volumeId/candidates     .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/arrangement/volumes/:volumeId/records        .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/arrangement/volumes/:volumeId/removals       .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
PUT    /api/arrangement/volumes/:volumeId/order          .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/arrangement/volumes/:volumeId/closing        .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/arrangement/volumes/:volumeId/reopening      .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/arrangement/volumes/:volumeId/dissolution    .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/arrangement/volumes/:volumeId/print          .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/arrangement/volume-filings                   .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/arrangement/volume-catalogue                 .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/records/:recordId/formats                   .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/preservation/inspections                    .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
GET    /api/preservation/inspections/standing           .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
POST   /api/preservation/inspections/policy             .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/preservation/inspections/:runId             .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
GET    /api/preservation/inspections/:runId/draw-again  .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
GET    /api/preservation/inspections/:runId/report.xlsx .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
GET    /api/preservation/format-register                .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
POST   /api/preservation/format-register/decisions      .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
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

GET    /api/preservation/store                          +   .   .   .   .   .   +   +   +   .   .   .   .   .   .
POST   /api/preservation/store/comparison               +   .   .   .   .   .   .   +   .   .   .   .   .   .   .
PUT    /api/preservation/store/auto-repair              +   .   .   .   .   .   .   .   .   .   .   .   .   .   .
GET    /api/preservation/keys                           .   +   +   .   .   .   .   .   .   .   .   .   .   .   .
GET    /api/preservation/trust                          .   +   +   .   .   .   .   .   .   .   .   .   .   .   .
POST   /api/preservation/trust/certificate-previews     .   +   .   .   .   .   .   .   .   .   .   .   .   .   .
POST   /api/preservation/trust/certificates             .   +   .   .   .   .   .   .   .   .   .   .   .   .   .
POST   /api/preservation/trust/certificates/:certificateId/removal .   +   .   .   .   .   .   .   .   .   .   .   .   .   .
POST   /api/preservation/trust/revocation-list-previews .   +   .   .   .   .   .   .   .   .   .   .   .   .   .
POST   /api/preservation/trust/revocation-lists         .   +   .   .   .   .   .   .   .   .   .   .   .   .   .
POST   /api/preservation/copies                         +   .   .   .   .   .   .   .   .   .   .   .   .   .   .
POST   /api/preservation/copies/:copyId/retirement      +   .   .   .   .   .   .   .   .   .   .   .   .   .   .
GET    /api/preservation/damages                        +   .   .   .   .   .   +   +   +   .   .   .   .   .   .
POST   /api/preservation/damages/:damageId/explanation  .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/preservation/damages/:damageId/repair       +   .   .   .   .   .   .   +   .   .   .   .   .   .   .
GET    /api/preservation/offline-media                  .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
POST   /api/preservation/offline-media                  .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/preservation/offline-media/:mediumId/writing .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/preservation/offline-media/:mediumId/readings .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/preservation/offline-media/:mediumId/replacement .   .   .   .   .   .   +   +   .   .   .   .   .   .   .

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
GET    /api/arrangement/unregistered-batches             .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
GET    /api/arrangement/registers/:registerId            .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
POST   /api/arrangement/registers/:registerId/signature  .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
GET    /api/arrangement/registers/:registerId/print      .   .   .   .   +   +   +   +   .   .   .   .   .   .   .
GET    /api/arrangement/number-map                        .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/arrangement/number-map/number                 .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/arrangement/reservations                      .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
POST   /api/arrangement/reservations                      .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/arrangement/reservations/:reservationId/release  .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/arrangement/reservations/:reservationId/records  .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/arrangement/explained-gaps                    .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/arrangement/dry-run                           .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
PUT    /api/arrangement/order-rule                        .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
PUT    /api/arrangement/order                             .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/arrangement/boxes                             .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/arrangement/boxes/:boxId                      .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/arrangement/box-plan                          .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
PUT    /api/arrangement/box-plan                          .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/arrangement/boxes/:boxId/closing              .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/arrangement/boxes/:boxId/reopening            .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/arrangement/boxes/:boxId/shelving             .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/arrangement/dossiers/:fondsId                 .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
POST   /api/arrangement/dossiers/:fondsId/papers          .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/arrangement/dossier-papers/:paperId/removal   .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/transfer/rule                                .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
POST   /api/transfer/rules                               .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
GET    /api/transfer/due                                 .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
GET    /api/transfer/candidates                          .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
GET    /api/transfer/verifier                            .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
GET    /api/transfer/batches                             .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
POST   /api/transfer/batches                             .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/transfer/batches/:batchId                    .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
GET    /api/transfer/batches/:batchId/items              .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
POST   /api/transfer/batches/:batchId/removals           .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/transfer/batches/:batchId/packaging          .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/transfer/batches/:batchId/self-test          .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/transfer/batches/:batchId/package            .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/transfer/batches/:batchId/handing-over       .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
POST   /api/transfer/batches/:batchId/steps              .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/transfer/batches/:batchId/reception          .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
GET    /api/transfer/batches/:batchId/sheet              .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
GET    /api/records/:recordId/transfer                   .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/records/:recordId/transfer-certificate       .   .   .   +   +   +   +   +   +   +   +   .   +   .   .
GET    /api/arrangement/renumberings                      .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/arrangement/renumberings/:renumberingId       .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/arrangement/renumberings/:renumberingId/preview.xlsx .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/arrangement/renumberings                      .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/arrangement/renumberings/:renumberingId/proposal .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/arrangement/renumberings/:renumberingId/decision .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
POST   /api/arrangement/renumberings/:renumberingId/withdrawal .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/search                                       .   .   .   +   +   +   +   +   +   +   +   .   +   .   .

GET    /api/appraisal/expired                            .   .   .   .   .   +   +   +   +   +   .   .   .   .   .
GET    /api/appraisal/settings/:agencyId                 .   .   .   .   .   +   +   +   +   +   .   .   .   .   .
POST   /api/appraisal/settings/:agencyId                 .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
GET    /api/appraisal/people/:agencyId                   .   .   .   .   .   +   +   +   +   +   .   .   .   .   .
GET    /api/appraisal/batches                            .   .   .   .   .   +   +   +   +   +   .   .   .   .   .
POST   /api/appraisal/batches                            .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/appraisal/batches/:batchId                   .   .   .   .   .   +   +   +   +   +   .   .   .   .   .
POST   /api/appraisal/batches/:batchId/opinions          .   .   .   .   .   +   +   +   +   +   .   .   .   .   .
POST   /api/appraisal/batches/:batchId/decisions         .   .   .   .   .   +   +   +   +   +   .   .   .   .   .
POST   /api/appraisal/batches/:batchId/closing           .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/appraisal/batches/:batchId/report            .   .   .   .   .   +   +   +   +   +   .   .   .   .   .
GET    /api/appraisal/batches/:batchId/items.xlsx        .   .   .   .   .   +   +   +   +   +   .   .   .   .   .
GET    /api/disposal/lists                               .   .   .   .   .   +   +   +   +   +   .   .   .   .   .
POST   /api/disposal/lists                               .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/disposal/lists/:listId                       .   .   .   .   .   +   +   +   +   +   .   .   .   .   .
POST   /api/disposal/lists/:listId/rejections            .   .   .   .   .   .   +   +   +   .   .   .   .   .   .
POST   /api/disposal/lists/:listId/approval              .   .   .   .   .   .   .   .   +   .   .   .   .   .   .
POST   /api/disposal/lists/:listId/supervision           .   .   .   .   .   +   +   +   +   +   .   .   .   .   .
POST   /api/disposal/lists/:listId/execution             .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/disposal/lists/:listId/statements            .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
POST   /api/disposal/lists/:listId/review                .   .   .   .   .   .   +   +   .   .   .   .   .   .   .
GET    /api/disposal/lists/:listId/print                 .   .   .   .   .   +   +   +   +   +   .   .   .   .   .

GET    /api/backup/status                                +   .   .   .   .   .   .   +   .   .   .   .   .   .   .
GET    /api/backup/policies                              +   .   .   .   .   .   .   +   .   .   .   .   .   .   .
POST   /api/backup/policies                              +   .   .   .   .   .   .   .   .   .   .   .   .   .   .
GET    /api/backup/sets                                  +   .   .   .   .   .   .   +   .   .   .   .   .   .   .
POST   /api/backup/sets/:set/copies                      +   .   .   .   .   .   .   .   .   .   .   .   .   .   .
POST   /api/backup/sets/:set/destruction                 +   .   .   .   .   .   .   .   .   .   .   .   .   .   .
GET    /api/backup/tests                                 +   .   .   .   .   .   .   +   .   .   .   .   .   .   .
GET    /api/backup/tests/:testId                         +   .   .   .   .   .   .   +   .   .   .   .   .   .   .
POST   /api/backup/works                                 +   .   .   .   .   .   .   .   .   .   .   .   .   .   .
POST   /api/backup/acknowledgements                      .   .   .   .   .   .   .   +   .   .   .   .   .   .   .
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
