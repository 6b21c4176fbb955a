import { describe, expect, test } from 'vitest';
import { findSecrecyMark, findSecrecyMarkAtHead, secrecyOfFields } from './secrecy-mark.ts';
import { securityLevelNames } from './security-level.ts';

describe('a secrecy mark', () => {
  test.each([
    ['机密★5年 关于某事项的报告', '机密★5年', '机密'],
    ['关于某工程的批复（绝密★长期）', '绝密★长期', '绝密'],
    ['关于秘 密 ★ 十年事项的函', '秘 密 ★ 十年', '秘密'],
    ['秘密☆１０年关于某事项的函', '秘密☆１０年', '秘密'],
    ['关于某事项的函 机密⭐️', '机密⭐️', '机密'],
    ['机\u200b密★6个月', '机\u200b密★6个月', '机密'],
    ['機密★五年 关于某事项的报告', '機密★五年', '机密'],
    ['机密*5年 关于某事项的报告', '机密*5年', '机密'],
    ['机密 5年 关于某事项的报告', '机密 5年', '机密'],
    ['【秘密】关于某事项的报告', '【秘密】', '秘密'],
    ['关于某事项的报告（机密级）', '（机密级）', '机密'],
    ['关于某事项的报告（密级：绝密）', '（密级：绝密）', '绝密'],
    ['机密　关于某事项的报告', '机密', '机密'],
    [' 绝 密 ', '绝 密', '绝密'],
  ])('is found in “%s”', (text, marked, level) => {
    const mark = findSecrecyMark(text);
    expect(mark && securityLevelNames[mark.level]).toBe(level);
    expect(text.slice(mark?.start, mark?.end)).toBe(marked);
  });

  test.each([
    '保守国家秘密条例',
    '示例市保守国家秘密工作情况的通报',
    '关于企业技术秘密保护的意见',
    '关于审理侵犯商业秘密民事案件适用法律若干问题的规定',
    '机密文件管理办法',
    '秘密级以上会议场所检查制度',
    '关于电影《绝密》放映的批复',
    '关于商业秘密*的说明',
    '关于五星★级饭店评定的通知',
    '中华人民共和国 保守国家 秘密 法',
  ])('is not found in “%s”, which only speaks of secrets', (text) => {
    expect(findSecrecyMark(text)).toBeUndefined();
  });
});

describe('the fields of a record', () => {
  test.each(['秘密', '机密级', '绝密★长期', '机 密', '秘密10年', '绝密（长期）'])(
    'are secret when 密级 is %s',
    (securityLevel) => {
      expect(secrecyOfFields({ title: '关于某专项工作的请示', securityLevel })?.field).toBe(
        'securityLevel',
      );
    },
  );

  test.each(['', '公开', '内部', '非密', '非涉密', '非秘密', '工作秘密'])(
    'are not secret when 密级 is “%s”',
    (securityLevel) => {
      expect(secrecyOfFields({ title: '保守国家秘密条例', securityLevel })).toBeUndefined();
    },
  );

  test('are searched one by one, also remarks and names of components', () => {
    expect(secrecyOfFields({ title: '报告', remark: null, componentName: '机密★5年.pdf' })).toEqual(
      {
        field: 'componentName',
        mark: { kind: 'starred', level: 'secret', start: 0, end: 5 },
      },
    );
  });
});

describe('the head of a first page', () => {
  test.each([
    ['000001\n机密★1年\n特急\n示例市人民政府文件', '机密★1年'],
    ['000001 秘 密\n示例市人民政府文件', '秘 密'],
    ['秘密★6个月 特急 示例市人民政府文件 关于某事项的通知', '秘密★6个月'],
    ['\n\n绝密 特急\n示例市人民政府文件', '绝密'],
  ])('shows the mark', (page, marked) => {
    const mark = findSecrecyMarkAtHead(page);
    expect(page.slice(mark?.start, mark?.end)).toBe(marked);
  });

  test('is the only place looked at: a mark that is quoted further down is no mark', () => {
    const quoting = `保密工作手册\n${'第一条 为了做好保密工作，根据有关规定，结合实际，制定本手册。\n'.repeat(12)}标志写作：机密★5年`;
    expect(findSecrecyMarkAtHead(quoting)).toBeUndefined();
    // Some text layers have no line breaks at all.
    expect(findSecrecyMarkAtHead(quoting.replaceAll('\n', ' ').repeat(2))).toBeUndefined();
  });

  test('may speak of the levels without carrying one', () => {
    const law = '中华人民共和国保守国家秘密法\n第十四条 国家秘密的密级分为\n绝密、机密、秘密三级';
    expect(findSecrecyMarkAtHead(law)).toBeUndefined();
  });
});
