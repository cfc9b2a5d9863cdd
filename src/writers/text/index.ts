import type { Writer } from '../model.ts';
import { writeBrief } from './brief.ts';

/** Plain text: what a brief says, in reading order. Paragraphs are lines, however long. */
export const textWriter: Writer = {
  format: 'text',
  extension: 'txt',
  mediaType: 'text/plain; charset=utf-8',
  async write(document, { assets }) {
    const text = `${writeBrief({ document, assets }).join('\n')}\n`;
    return { format: 'text', bytes: new TextEncoder().encode(text), diagnostics: [] };
  },
};
