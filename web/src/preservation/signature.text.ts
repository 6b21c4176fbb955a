import { texts } from '#platform/text.ts';

/** The words of signatures, seals and timestamps that a file carries. */
export const signatureText = texts({
  'zh-CN': {
    title: '电子签名、印章',
    signer: '签署人',
    seal: '印章',
    time: '签署时间',
    timestamp: '时间戳',
    algorithm: '算法',
    coverage: '覆盖',
    faults: '问题',
    remarks: '说明',
    trust: '信任',
    who: (outcome: string) => `签署人${outcome}`,
    revoked: '成立，当时证书已吊销',
    expired: '成立，当时证书已失效',
    uncovered: '不受签名保护',
    unsearched: '没有验证',
    andMore: (count: number) => `等 ${count} 项`,
  },
});
