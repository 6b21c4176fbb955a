import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { pdfAssets } from './pdf-assets.ts';

/** Parts that change seldom are chunks of their own, so that an update of ours is a small download. */
const chunks = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler|@tanstack)\// },
  { name: 'antd', test: /node_modules\/(antd|@ant-design|@rc-component|dayjs)\// },
  { name: 'pdf', test: /node_modules\/pdfjs-dist\// },
  { name: 'charts', test: /node_modules\/(echarts|zrender)\// },
];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), pdfAssets()],
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:8008' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1600,
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
});
