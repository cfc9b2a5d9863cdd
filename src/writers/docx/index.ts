import type { Writer } from '../model.ts';

/** Word documents (Office Open XML). The library is loaded at the first document. */
export const docxWriter: Writer = {
  format: 'docx',
  extension: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  async write(document, context) {
    const { writeDocx } = await import('./write.ts');
    return writeDocx(document, context);
  },
};
