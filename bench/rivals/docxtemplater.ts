import { CHART } from '../brief/page.ts';
import { headsByName } from './carbone.ts';
import { importRival } from './installed.ts';
import type { Rival } from './model.ts';
import { docxtemplaterTemplate } from './wordTemplate.ts';

type Constructor<Instance> = new (...options: unknown[]) => Instance;

interface Document {
  render(data: object): { toBuffer(options: object): Buffer };
}

/** docxtemplater with the free picture module (its own is paid for). */
export const docxtemplater: Rival = {
  id: 'docxtemplater',
  output: 'docx',
  takes: 'png',
  async open() {
    const Docxtemplater = await importRival<Constructor<Document>>('docxtemplater');
    const PizZip = await importRival<Constructor<object>>('pizzip');
    const ImageModule = await importRival<Constructor<object>>('docxtemplater-image-module-free');
    const template = await docxtemplaterTemplate();
    return {
      render(brief) {
        const pictures = new Map(brief.sections.flatMap(({ charts }) => charts.map(({ name, png }) => [name, png] as const)));
        const image = new ImageModule({ centered: false, getImage: (name: string) => pictures.get(name), getSize: () => [CHART.width, CHART.height] });
        const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true, modules: [image] });
        return document.render(headsByName(brief)).toBuffer({ compression: 'DEFLATE' });
      },
    };
  },
};
