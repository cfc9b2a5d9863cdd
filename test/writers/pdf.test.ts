import { layOutPages, pdfWriter } from '../../src/writers/pdf/index.ts';
import { pdfText, readPdf } from '../support/pdfText.ts';
import { writeContext } from '../support/writeContext.ts';
import { describeWriter } from './contract/contract.ts';

describeWriter(pdfWriter, async (bytes) => pdfText(await readPdf(bytes)), {
  properties: async (bytes) => {
    const { title, language } = await readPdf(bytes);
    return { title, language };
  },
  context: (document, assets) => {
    const context = writeContext(document, assets);
    return { ...context, layOut: () => layOutPages(document, assets, context.env) };
  },
  runs: 40,
});
