import type { Format } from '../template/model.ts';
import type { Writer } from './model.ts';

/** Every output format. A new one is a folder, a line here and its goldens. */
const WRITERS = {
  pdf: async () => (await import('./pdf/index.ts')).pdfWriter,
  docx: async () => (await import('./docx/index.ts')).docxWriter,
  html: async () => (await import('./html/index.ts')).htmlWriter,
  text: async () => (await import('./text/index.ts')).textWriter,
} satisfies Record<Format, () => Promise<Writer>>;

export const FORMATS = Object.keys(WRITERS) as readonly Format[];

/** Loads a writer, and its library only then. */
export function openWriter(format: Format): Promise<Writer> {
  return WRITERS[format]();
}
