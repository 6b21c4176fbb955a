import type { ComponentContent } from '../components.ts';
import { layOutDocument } from './document-pages.ts';
import { layOutSheet } from './sheet-pages.ts';

/** Pages that a component prints on, known without drawing it. */
export function pagesOf(content: ComponentContent): number {
  switch (content.kind) {
    case 'document':
      return layOutDocument(content.document).length;
    case 'sheet':
      return layOutSheet(content.sheet).length;
    case 'text':
    case 'site-plan':
      return 1;
  }
}
