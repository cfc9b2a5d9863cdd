import type { HostileCase } from '../support/hostileCase.ts';
import { edited, goodRequest, page } from '../support/starters.ts';
import { expect } from 'vitest';

export const hostile: HostileCase = {
  tries: 'fills cells, labels and titles with mustaches, directives, Markdown, HTML, XML and fields of Word',
  seen: 'injection by data in docxtemplater and Carbone',
  dataset: ({ trap }) => {
    const evil = `{{constructor}} ::table{data=x} [l](javascript:x) <script>1</script> ]]></w:t><w:instrText>INCLUDEPICTURE "${trap}"</w:instrText> {DDEAUTO c cmd} {default-bullet-numbering-0} \\*x\\* | ![p](${trap}) :ref[x] [^1] ${'`'.repeat(3)}`;
    const quoted = JSON.stringify(evil);
    return {
      'dataset.yaml': edited(goodRequest.dataset, 'dataset.yaml', (text) =>
        text
          .replace('title: __name__', `title: ${quoted}`)
          .replace('name: Exampleland', `name: ${quoted}`)
          .replace('author: Your office', `author: ${quoted}`)
          .replace('keywords: [narcotics control]', `keywords: [${quoted}]`)
          .replace('marking: UNCLASSIFIED', `marking: ${quoted}`)
          .replace('label: Drug,', `label: ${quoted},`)
          .replace('title: Annual report of the example agency', `title: ${quoted}`),
      ),
      'tables/seizures.csv': `drug,year,amount\n"${evil.replaceAll('"', '""')}",2026,1\n`,
    };
  },
  template: () => ({ 'template.md': page('::cover\n\n{{country.name}} {{title}} {{author}}\n\n::table{data=seizures caption="{{country.name}}" source="{{author}}"}\n\n::sources\n\n::register', { title: '{{country.name}}', runningTitle: '{{title}}', watermark: '{{country.name}}', cover: { Author: '{{author}}' } }) }),
  ends: {
    harmless: ({ html, text }) => {
      expect(text).toContain('{{constructor}}');
      expect(html).toContain('&lt;script&gt;');
    },
  },
};
