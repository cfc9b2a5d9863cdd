import { CHART, type PageBrief } from '../brief/page.ts';
import { FONT_FILES, importRival } from './installed.ts';
import type { Rival } from './model.ts';

interface PdfmakeModule {
  addFonts(fonts: object): void;
  setUrlAccessPolicy(policy: () => boolean): void;
  setLocalAccessPolicy(policy: (path: string) => boolean): void;
  createPdf(definition: object): { getBuffer(): Promise<Buffer> };
}

/** A document definition written by hand: what a PDF from pdfmake costs without an engine around it. */
export const pdfmake: Rival = {
  id: 'pdfmake',
  output: 'pdf',
  takes: 'svg',
  async open() {
    const library = await importRival<PdfmakeModule>('pdfmake');
    library.addFonts({ 'Source Serif 4': { ...FONT_FILES, italics: FONT_FILES.normal, bolditalics: FONT_FILES.bold } });
    library.setUrlAccessPolicy(() => false);
    library.setLocalAccessPolicy((path) => (Object.values(FONT_FILES) as string[]).includes(path));
    return { render: (brief) => library.createPdf(definition(brief)).getBuffer() };
  },
};

const right = (text: string): object => ({ text, alignment: 'right' });
const heading = (text: string): object => ({ text, style: 'heading', tocItem: true, headlineLevel: 1 });
const table = (head: readonly string[], widths: readonly string[], rows: readonly (readonly (string | object)[])[]): object => ({
  table: { headerRows: 1, dontBreakRows: true, widths, body: [head.map((text) => ({ text, bold: true, fillColor: '#eeeeee' })), ...rows] },
  layout: { hLineWidth: () => 0.5, vLineWidth: () => 0.5, hLineColor: () => '#888888', vLineColor: () => '#888888' },
  margin: [0, 2, 0, 8],
});

function definition(brief: PageBrief): object {
  return {
    pageSize: 'LETTER',
    pageMargins: [72, 72, 72, 72],
    info: { title: brief.title },
    defaultStyle: { font: brief.font, fontSize: 10.5, lineHeight: 1.05 },
    styles: {
      title: { fontSize: 18, bold: true, margin: [0, 0, 0, 10] },
      heading: { fontSize: 13, bold: true, margin: [0, 12, 0, 5] },
      caption: { bold: true, margin: [0, 6, 0, 2] },
      p: { alignment: 'justify', margin: [0, 0, 0, 6] },
    },
    header: { text: brief.marking, bold: true, alignment: 'center', margin: [0, 36, 0, 0] },
    footer: (page: number, pages: number) => ({ text: `page ${page} of ${pages}`, fontSize: 10, alignment: 'center', margin: [0, 24, 0, 0] }),
    pageBreakBefore: (node: { headlineLevel?: number }, nodes: { getFollowingNodesOnPage(): unknown[] }) =>
      node.headlineLevel === 1 && nodes.getFollowingNodesOnPage().length === 0,
    content: [
      { text: brief.title, style: 'title' },
      { table: { widths: [90, '*'], body: brief.header.map(({ label, value }) => [{ text: label, bold: true }, value]) }, layout: 'noBorders' },
      { toc: { title: { text: 'Contents', style: 'heading' } } },
      heading('Key Figures'),
      table(['Figure', 'Value', 'Note'], ['*', 'auto', 'auto'], brief.keyFigures.map(({ label, value, note }) => [label, right(value), right(note)])),
      ...brief.sections.map((section) => [
        heading(`${section.n}. ${section.title}`),
        section.paragraphs.map(({ n, text }) => ({ text: `${n}. ${text}`, style: 'p' })),
        section.tables.map(({ caption, head, rows }) => [
          { text: caption, style: 'caption' },
          table(head, ['*', 'auto', 'auto', 'auto'], rows.map(({ a, b, c, d }) => [a, right(b), right(c), right(d)])),
        ]),
        section.charts.map(({ svg, caption }) => ({ unbreakable: true, stack: [{ svg, width: CHART.points }, { text: caption, style: 'caption' }] })),
      ]),
    ],
  };
}
