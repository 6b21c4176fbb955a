export const signingProblems = {
  'preservation.no-passphrase': {
    status: 409,
    sentence:
      '没有密钥库口令，或不足 {shortest} 个字符；把口令写入文件并以 LANTAI_KEY_FILE 指明，或设 LANTAI_KEY_PASSPHRASE。',
  },
  'preservation.key-not-found': {
    status: 404,
    sentence: '密钥库中没有这把密钥；用 npx lantai keys list 查看。',
  },
  'preservation.key-locked': {
    status: 409,
    sentence: '密钥 {keyId} 打不开：口令不对，或密钥文件被改动；核对口令，或从备份取回密钥文件。',
  },
  'preservation.key-revoked': {
    status: 409,
    sentence: '密钥“{name}”已于 {revokedAt} 作废，不能再签名；此前的签名仍然有效；改用另一把密钥。',
  },
  'preservation.certificate-expired': {
    status: 409,
    sentence: '密钥“{name}”的证书不在有效期内，不能签名；换发证书，或另建密钥。',
  },
  'preservation.certificate-not-of-key': {
    status: 422,
    sentence: '证书中的公钥不是密钥 {keyId} 的，未导入；核对证书是按哪一把密钥的申请签发的。',
  },
  'preservation.certificate-unreadable': {
    status: 422,
    sentence: '证书文件无法读取，未导入；改用 PEM 或 DER 格式的 X.509 证书。',
  },
  'preservation.certificate-not-listable': {
    status: 422,
    sentence: '“信任列表”没有读出证书：{why}；换成 PEM 或 DER 格式的 X.509 证书文件。',
  },
  'preservation.trust-role-unfit': {
    status: 422,
    sentence: '“信任列表”中，“{subject}”不能列为“{role}”：它不是证书机构的证书；换一种信任方式。',
  },
  'preservation.trust-already-listed': {
    status: 409,
    sentence: '“信任列表”中已有“{subject}”的这张证书；要换信任方式，先移出再列入。',
  },
  'preservation.trust-not-listed': {
    status: 404,
    sentence: '“信任列表”中没有这张证书，或已移出；刷新后查看变更记录。',
  },
  'preservation.revocation-list-refused': {
    status: 422,
    sentence: '吊销列表没有载入“信任列表”：{why}；从证书机构取得完整的最新列表（PEM 或 DER）。',
  },
} as const;
