import type { CheckCode } from './check-item.ts';

/**
 * 检测单: the points a person goes through at an item that has no file to open. 4-9 after GB/T 18894-2016, 9.2
 * and DA/T 70-2018, BC-4-9; the figures of a store room are those of the agency's own rules.
 */
export const checkLists: Partial<Record<CheckCode, readonly string[]>> = {
  '4-5': ['盘面无划痕、污渍、变形', '载体和盒套标识清楚，与登记一致'],
  '4-7': ['操作人员经过授权，操作有记录', '设备、网络符合保密要求', '过程中没有离开监管的拷贝'],
  '4-9': [
    '温湿度在规定范围内，有记录',
    '防火、灭火设施完好',
    '防水、防潮，远离水源',
    '防磁、防强光、防尘、防有害气体',
    '防盗，出入有登记',
    '载体直立、装盒存放，写保护',
  ],
};

/** Items that nobody can sign from the desk: at least one photograph, and every point of the list. */
export const onTheSpot: readonly CheckCode[] = ['4-9'];
