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
  teal: '#6cbcc7',
  cinnabar: '#e0705f',
  amber: '#d9a13f',
  green: '#63b583',
};

/** Greys dark enough to be read: 4.5 to 1 against every surface they stand on. */
const lightPaper = {
  colorTextBase: '#1f2124',
  colorTextSecondary: '#54585e',
  colorTextTertiary: '#63676d',
  colorTextDescription: '#5c6066',
  colorTextPlaceholder: '#6f7379',
  colorBgBase: '#ffffff',
  colorBgLayout: '#f5f5f3',
  colorFillAlter: '#f0f0ed',
  colorPrimaryBg: '#dfecee',
  colorPrimaryBgHover: '#cfe2e5',
  // Derived from muted accents these come out muddy.
  colorInfoBg: '#e9f2f3',
  colorSuccessBg: '#eaf4ee',
  colorWarningBg: '#fcf5e6',
  colorErrorBg: '#fcefed',
};

const darkPaper: typeof lightPaper = {
  colorTextBase: '#e6e6e3',
  colorTextSecondary: '#b4b7ba',
  colorTextTertiary: '#a3a6aa',
  colorTextDescription: '#a8abaf',
  colorTextPlaceholder: '#94979b',
  colorBgBase: '#0d0d0d',
  colorBgLayout: '#151515',
  colorFillAlter: '#2a2a29',
  colorPrimaryBg: '#1c3439',
  colorPrimaryBgHover: '#234249',
  colorInfoBg: '#16282c',
  colorSuccessBg: '#17281d',
  colorWarningBg: '#2c2312',
  colorErrorBg: '#301b18',
};

const sans =
  "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif";

/** Figures of one width and Chinese of two, so that 档号 and 文号 align under one another. */
const mono =
  "'Sarasa Mono SC', 'Noto Sans Mono CJK SC', 'JetBrains Mono', Consolas, 'Microsoft YaHei', monospace";

/** Rows of 22 px, line included, for those who read lists all day; of 32 px for the others. */
const rowPadding = { dense: 0.5, relaxed: 5.5 };

type Looks = {
  readonly dark: boolean;
  /** The system asks for no motion. */
  readonly still: boolean;
  readonly density: keyof typeof rowPadding;
};

export function antdTheme({ dark, still, density }: Looks): ThemeConfig {
  const accent = dark ? darkColours : colours;
  const paper = dark ? darkPaper : lightPaper;
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: accent.teal,
      colorInfo: accent.teal,
      colorLink: accent.teal,
      colorError: accent.cinnabar,
      colorWarning: accent.amber,
      colorSuccess: accent.green,
      ...paper,
      fontSize: 14,
      fontFamily: sans,
      fontFamilyCode: mono,
      borderRadius: 3,
      motion: !still,
      motionDurationSlow: '0.14s',
      motionDurationMid: '0.1s',
      motionDurationFast: '0.06s',
    },
    components: {
      Table: {
        headerBg: paper.colorFillAlter,
        headerSplitColor: 'transparent',
        cellPaddingBlockSM: rowPadding[density],
        cellPaddingInlineSM: 8,
      },
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        // On the light teal of the dark theme, white could not be read.
        primaryColor: dark ? '#0e1a1c' : '#ffffff',
      },
      Menu: {
        itemHeight: 32,
        itemMarginBlock: 1,
        itemMarginInline: 6,
        groupTitleFontSize: 12,
        itemBg: 'transparent',
        subMenuItemBg: 'transparent',
      },
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
    },
  };
}
