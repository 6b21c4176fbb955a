import { type ThemeConfig, theme } from 'antd';

/**
 * Ink and paper: neutral greys on white, one accent of deep teal. Cinnabar is kept for what is
 * overdue, destroyed or secret; green for a check that ran and passed; amber for what is near.
 */
export const colours = {
  teal: '#14606b',
  cinnabar: '#b3362a',
  amber: '#a86400',
  green: '#2f7d4f',
} as const;

const darkColours: typeof colours | Record<keyof typeof colours, string> = {
  teal: '#4fa9b5',
  cinnabar: '#e0705f',
  amber: '#d9a13f',
  green: '#63b583',
};

const sans =
  "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif";

/** Figures of one width and Chinese of two, so that 档号 and 文号 align under one another. */
const mono =
  "'Sarasa Mono SC', 'Noto Sans Mono CJK SC', 'JetBrains Mono', Consolas, 'Microsoft YaHei', monospace";

export function antdTheme({ dark, still }: { dark: boolean; still: boolean }): ThemeConfig {
  const accent = dark ? darkColours : colours;
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: accent.teal,
      colorInfo: accent.teal,
      colorLink: accent.teal,
      colorError: accent.cinnabar,
      colorWarning: accent.amber,
      colorSuccess: accent.green,
      colorTextBase: dark ? '#e3e3e0' : '#1f2124',
      colorBgBase: dark ? '#16181a' : '#ffffff',
      ...(!dark && { colorBgLayout: '#f4f4f2' }),
      fontSize: 14,
      fontFamily: sans,
      fontFamilyCode: mono,
      borderRadius: 3,
      wireframe: false,
      motion: !still,
      motionDurationSlow: '0.14s',
      motionDurationMid: '0.1s',
      motionDurationFast: '0.06s',
    },
    components: {
      Table: {
        headerBg: dark ? '#202326' : '#f0f0ed',
        headerSplitColor: 'transparent',
        cellPaddingInlineSM: 8,
        cellPaddingInlineMD: 8,
      },
      Layout: { headerHeight: 48, headerPadding: '0 12px', headerBg: dark ? '#1b1e20' : '#ffffff' },
      Menu: { itemHeight: 32, itemMarginBlock: 1, itemMarginInline: 6, groupTitleFontSize: 12 },
      Modal: { titleFontSize: 16 },
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
    },
  };
}
