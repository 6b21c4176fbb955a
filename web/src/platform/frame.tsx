import type { QueryClient } from '@tanstack/react-query';
import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import chinese from 'antd/locale/zh_CN.js';
import { type ReactNode, useEffect } from 'react';
import { useAppearance, useDensity, useMedia } from './appearance.ts';
import { antdTheme } from './theme.ts';
import './frame.css';
import 'dayjs/locale/zh-cn';

/** What every page stands in: the cache of answers, the theme, the language, messages. */
export function Frame({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  const [appearance] = useAppearance();
  const [density] = useDensity();
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const dark = appearance === 'dark' || (appearance === 'system' && systemDark);

  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }, [dark]);

  return (
    <ConfigProvider
      locale={chinese.default}
      // Lists of choices are short here, and only a real list can be read out to a blind person.
      virtual={false}
      theme={antdTheme({ dark, still, density })}
      form={{ requiredMark: false }}
      button={{ autoInsertSpace: false }}
    >
      <App message={{ maxCount: 3 }}>
        <QueryClientProvider client={queries}>{children}</QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
