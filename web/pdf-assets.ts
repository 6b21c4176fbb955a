import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Fonts and character maps that pdf.js asks for by name while it reads a file: most Chinese PDFs do
 * not embed them all. They are served from here, since an office's machine reaches no other server.
 */
const folders = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];
const place = '/pdf-assets/';

export function pdfAssets(): Plugin {
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return {
    name: 'pdf-assets',
    configureServer({ middlewares }) {
      middlewares.use(place, (request, response, next) => {
        const [folder = '', name = ''] = (request.url ?? '').slice(1).split('/');
        if (!folders.includes(folder)) return next();
        response.end(readFileSync(join(home, folder, basename(name))));
      });
    },
    generateBundle() {
      for (const folder of folders)
        for (const name of readdirSync(join(home, folder)))
          this.emitFile({
            type: 'asset',
            fileName: `${place.slice(1)}${folder}/${name}`,
            source: readFileSync(join(home, folder, name)),
          });
    },
  };
}
