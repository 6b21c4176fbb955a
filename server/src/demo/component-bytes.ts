import { renderAttachmentSheet } from './attachment-sheet.ts';
import type { DemoComponent } from './components.ts';
import { renderOfficialDocument } from './official-document.ts';
import { renderSitePlan } from './site-plan.ts';

/** The bytes of a component, the same ones every time; made on demand, about 10 ms for a PDF. */
export async function componentBytes({ content }: DemoComponent): Promise<Buffer> {
  switch (content.kind) {
    case 'document':
      return renderOfficialDocument(content.document);
    case 'sheet':
      return renderAttachmentSheet(content.sheet);
    case 'text':
      return Buffer.from(content.text, 'utf8');
    case 'site-plan':
      return renderSitePlan(content.seed);
  }
}
