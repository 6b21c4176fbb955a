import { texts } from '#platform/text.ts';

/** The words of what records are to one another. */
export const relationsText = texts({
  'zh-CN': {
    none: '没有关联的文件。',
    add: '建立关联',
    title: '建立关联',
    note: '关系按 DA/T 46-2009 的成对名称登记一次，两件文件上都能看到。',
    kind: '本件是',
    kindNeeded: '请选择关系',
    pair: (mine: string, theirs: string) => `${mine}（对方为${theirs}）`,
    other: '对方文件',
    otherNeeded: '请选择对方文件',
    otherHint: '输入档号、临时编号、文号或题名',
    remark: '说明',
    done: '已建立关联',
    this: '本件',
    theirs: (name: string) => `对方为${name}`,
    by: (name: string, time: string) => `${name}，${time}`,
    remove: '解除',
    removing: (title: string) => `解除与“${title}”的关联`,
    removeNote: '解除后不再显示，建立与解除都留在两件文件的历史中。',
    reason: '解除原因',
    reasonNeeded: '请填写解除原因',
    removed: '已解除关联',
    suggestions: '可能有关联',
    suggestionNote: (named: string, place: string) => `本件${place}中提到 ${named}`,
    places: { title: '题名', remark: '备注', text: '正文' },
    accept: (name: string) => `关联为“${name}”`,
    untitled: '（无题名）',
    quarantined: '文件已隔离，等待保密专员审定',
  },
});
