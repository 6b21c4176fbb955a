import type { QueryClient } from '@tanstack/react-query';
import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import chinese from 'antd/locale/zh_CN.js';
import { type ReactNode, useEffect } from 'react';
import { useAppearance, useMedia } from './appearance.ts';
import { antdTheme } from './theme.ts';
import './frame.css';
import 'dayjs/locale/zh-cn';

/** What every page stands in: the cache of answers, the theme, the language, messages. */
export function Frame({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  const [appearance] = useAppearance();
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const dark = appearance === 'dark' || (appearance === 'system' && systemDark);

  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }, [dark]);

  return (
    <ConfigProvider
      locale={chinese.default}
      theme={antdTheme({ dark, still })}
      form={{ requiredMark: false }}
      button={{ autoInsertSpace: false }}
    >
      <App message={{ maxCount: 3 }}>
        <QueryClientProvider client={queries}>{children}</QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
