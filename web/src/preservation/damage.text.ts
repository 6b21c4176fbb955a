import { texts } from '#platform/text.ts';

/** The words of what was found damaged, wherever it was found, and of what became of it. */
export const damageText = texts({
  'zh-CN': {
    title: '存储损坏',
    note: '巡检、副本比对和日常读取发现的损坏都列在这里；由完好的一处修复，或查明原因后说明。',
    all: '全部',
    columns: {
      found: '发现时间',
      place: '所在',
      object: '对象',
      faults: '问题',
      state: '处理',
      act: '',
    },
    filters: {
      state: '处理情况',
      place: '所在',
      kind: '问题',
      lost: '只看各处都没有完好的',
      ofInspection: '只看一次巡检发现的',
    },
    store: '存储',
    repair: '修复',
    repaired: '已修复',
    empty: '没有发现损坏的对象。',
    emptyFiltered: '没有符合条件的损坏。',
    more: (count: string) => `等 ${count} 处`,
    lost: '无完好件',
    states: {
      automatic: (time: string) => `自动修复，${time}`,
      ordered: (name: string, time: string) => `${name}修复，${time}`,
      whole: (time: string) => `再查已完好，${time}`,
      explained: (name: string, time: string, words: string) => `${words}（${name}，${time}）`,
    },
    detail: {
      expected: '应为',
      actual: '实为',
      nothing: '没有',
      from: (path: string, place: string) => `${path} 取自${place}`,
      before: '修复前摘要',
      after: '修复后摘要',
      kept: '损坏的原样留存于',
      inspection: '发现的巡检',
      open: '打开巡检',
    },
    explain: {
      open: '说明',
      title: '说明存储损坏',
      note: '写明查明的原因和处理结果；损坏本身保留在清单和巡检报告中。',
      settlement: '处理结果',
      needed: '写明处理结果',
      done: '已说明',
    },
  },
});
