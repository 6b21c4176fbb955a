import { texts } from '#platform/text.ts';

/** The words of the printed registers of keeping. */
export const registersText = texts({
  'zh-CN': {
    print: '打印登记表',
    copies: {
      title: '存储副本登记表',
      heads: {
        name: '名称',
        path: '文件夹',
        location: '地点',
        medium: '介质',
        registered: '登记',
        lag: '滞后',
        compared: '上次比对',
        verified: '上次逐字节检查',
        remarks: '备注',
      },
      upToDate: '已跟上',
      unknown: '不明，尚未比对',
      behind: (objects: string, bytes: string, since: string) =>
        `${objects} 个对象，${bytes}，自 ${since}`,
      never: '未做过',
      sameDevice: '与存储同盘',
      away: (since: string, why: string) => `${since} 起未接入：${why}`,
      damages: (damages: string) => `未修复的损坏 ${damages} 处`,
      owed: (owed: string) => `欠清除 ${owed} 件`,
      retired: (at: string, why: string) => `${at} 停用：${why}`,
    },
    media: {
      title: '离线存储介质登记表',
      heads: {
        number: '编号',
        kind: '类型、型号',
        capacity: '容量',
        set: '套别',
        place: '存放位置',
        content: '内容',
        written: '写入',
        authority: '管理授权',
        state: '状态',
      },
      setOf: (set: number) => `第 ${set} 套`,
      content: (records: string, files: string, bytes: string) =>
        `${records} 件，${files} 个文件，${bytes}`,
      replaced: (why: string) => `已更换：${why}`,
      destroyed: (records: string) => `含已销毁 ${records} 件`,
    },
    readings: {
      title: '表 A.2　检测登记（离线存储介质）',
      heads: {
        number: '载体编号',
        kind: '载体类型',
        medium: '载体检测结果',
        content: '数据检测结果',
        at: '检测时间',
        by: '检测人',
        remarks: '备注',
      },
      sample: (share: string, drawn: string, seed: string) =>
        `抽检 ${share}%，${drawn} 个文件，种子 ${seed}`,
      enlarged: '发现差错，扩大为全部',
      faults: (faults: string) => `差错 ${faults} 处`,
    },
    keys: {
      title: '签名密钥登记表',
      heads: {
        name: '名称',
        organisation: '单位',
        issuer: '证书颁发',
        serial: '序列号',
        period: '有效期',
        keyAlgorithm: '公钥',
        sm3: 'SM3 指纹',
        created: '建立',
        revoked: '作废',
      },
      selfIssued: '自签发，非证书机构签发',
      revoked: (at: string, why: string) => `${at}：${why}`,
    },
  },
});
