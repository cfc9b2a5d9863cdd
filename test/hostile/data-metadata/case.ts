import type { HostileCase } from '../support/hostileCase.ts';
import { edited, goodRequest, page } from '../support/starters.ts';
import { expect } from 'vitest';

export const hostile: HostileCase = {
  tries: 'closes the strings and the XML of file properties by title, author, keywords, marking and watermark',
  seen: 'object injection in PDF libraries by metadata',
  dataset: () => {
    const evil = JSON.stringify('x) /OpenAction << /S /JavaScript /JS (app.alert(1)) >> endobj ]]></dc:title><x:y xmlns:x="u">&e; \\ ( <?xpacket end="w"?> <!-- --> \r\n%%EOF');
    return {
      'dataset.yaml': edited(goodRequest.dataset, 'dataset.yaml', (text) =>
        text.replace('name: Exampleland', `name: ${evil}`).replace('author: Your office', `author: ${evil}`).replace('keywords: [narcotics control]', `keywords: [${evil}, ${evil}]`).replace('marking: UNCLASSIFIED', `marking: ${evil}`),
      ),
    };
  },
  template: () => ({ 'template.md': page('Text.', { title: '{{country.name}}', subject: '{{author}}', runningTitle: '{{author}}', watermark: '{{marking}}' }) }),
  ends: { harmless: ({ pdf }) => expect(pdf).not.toMatch(/\/OpenAction << \/S \/JavaScript \/JS \(app\.alert\(1\)\)/) },
};
