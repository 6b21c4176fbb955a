import { signAudit } from './audit-sign.ts';
import { verifyAudit } from './audit-verify.ts';
import { backUp, listBackups, verifyBackup } from './backup.ts';
import { createBag } from './bag-create.ts';
import { validateBagFolder } from './bag-validate.ts';
import { checkFonds } from './check.ts';
import { checkConformance } from './conformance-client.ts';
import { readPackage } from './eep-read.ts';
import { writePackage } from './eep-write.ts';
import { exportFolderOf } from './export.ts';
import { fileFonds } from './file.ts';
import { listFonds } from './fonds.ts';
import { identifyFiles } from './identify.ts';
import { importFile } from './import.ts';
import { certifyKey, createKey, importCertificate, listKeys, revokeKey } from './keys.ts';
import { validateStore } from './ocfl-validate.ts';
import { readOfdFile, renderOfdFile } from './ofd-read.ts';
import { rebuildFromStore } from './rebuild.ts';
import { verifyReceiptFile } from './receipt-verify.ts';
import { repairStore } from './repair.ts';
import { restoreBackup } from './restore.ts';
import { searchText } from './search.ts';
import { verifySignatureFile } from './signature-verify.ts';
import { showStatus } from './status.ts';
import { verifyTransferPackage } from './transfer-verify.ts';
import { verifyStore } from './verify.ts';
import { verifyOfdFile, verifyPdfFile } from './verify-signatures.ts';

export type CommandLine = {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean>>;
  readonly json: boolean;
};

export type CliCommand = {
  /** How it is called, after its name. */
  readonly usage: string;
  readonly summary: string;
  readonly run: (line: CommandLine) => Promise<void>;
};

/** What `npx lantai` can do, whether or not the server is running on the same data. */
export const commands: Readonly<Record<string, CliCommand>> = {
  import: importFile,
  check: checkFonds,
  file: fileFonds,
  search: searchText,
  fonds: listFonds,
  identify: identifyFiles,
  export: exportFolderOf,
  verify: verifyStore,
  repair: repairStore,
  'eep write': writePackage,
  'eep read': readPackage,
  'ocfl validate': validateStore,
  'bag validate': validateBagFolder,
  'bag create': createBag,
  'ofd verify': verifyOfdFile,
  'ofd text': readOfdFile,
  'ofd render': renderOfdFile,
  'pdf verify': verifyPdfFile,
  'signature verify': verifySignatureFile,
  'receipt verify': verifyReceiptFile,
  'transfer verify': verifyTransferPackage,
  rebuild: rebuildFromStore,
  'audit verify': verifyAudit,
  backup: backUp,
  'backup verify': verifyBackup,
  'backup list': listBackups,
  restore: restoreBackup,
  'audit sign': signAudit,
  'keys create': createKey,
  'keys list': listKeys,
  'keys certify': certifyKey,
  'keys import': importCertificate,
  'keys revoke': revokeKey,
  'conformance-client': checkConformance,
  status: showStatus,
};

export function overview(): string {
  const lines = Object.entries(commands).map(
    ([name, { usage, summary }]) => `  lantai ${name} ${usage}\n      ${summary}`,
  );
  return `兰台 Lantai 命令行\n\n${lines.join('\n')}\n
每条命令都可加 --data DIR（数据目录，默认 ./data，或环境变量 LANTAI_DATA）和 --json（供程序读取）。
服务在不在运行都可以使用。`;
}
