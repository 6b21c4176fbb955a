/**
 * The classes of a fonds's dossier (全宗卷). DA/T 12-2012; the contents of 2 to 8 after the edition of 1994
 * (standards 13.1), the first class stands by itself since 2012.
 */
export const dossierClasses = {
  1: { name: '全宗介绍类', holds: '全宗指南、大事记、组织沿革' },
  2: { name: '档案收集类', holds: '交接文据、移交目录、接收征集记录、来源和价值说明' },
  3: { name: '档案整理类', holds: '整理工作方案、分类方案、案卷目录说明、整理工作小结' },
  4: { name: '档案鉴定类', holds: '鉴定小组名单、保管期限表、鉴定报告、销毁请示与批复、销毁清册' },
  5: { name: '档案保管类', holds: '安全检查记录、重点档案保护措施、抢救与修复报告' },
  6: { name: '档案统计类', holds: '收进移出登记、基本情况和重要利用统计表' },
  7: { name: '档案利用类', holds: '开放与控制使用说明、汇编公布出版及报批文件、典型事例' },
  8: { name: '新技术应用类', holds: '缩微复制、计算机管理等说明材料' },
} as const;

export type DossierClass = keyof typeof dossierClasses;
export const dossierClassNumbers = [1, 2, 3, 4, 5, 6, 7, 8] as const satisfies DossierClass[];

/** As the list of a dossier names a paper: class and number in it, 3-02. */
export function dossierNumber(paper: { class: number; sequence: number }): string {
  return `${paper.class}-${String(paper.sequence).padStart(2, '0')}`;
}
