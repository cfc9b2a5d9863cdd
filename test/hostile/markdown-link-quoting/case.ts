import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';
import { expect } from 'vitest';

export const hostile: HostileCase = {
  tries: 'closes the attribute, the string or the field that an address is written into',
  seen: 'objects added to a PDF by an address that closes its string',
  template: () => ({
    'template.md': page(
      [
        '[a](https://example.org/"onmouseover="alert(1))', '[b](<https://example.org/) /S /JavaScript /JS (app.alert(1)) >> >>(>)', "[c](https://example.org/'><script>x</script>)",
        '[d](<https://example.org/" \\\\o "x" INCLUDEPICTURE "http://example.org>)', '[e](https://example.org/\\\\)', '[f](https://user:pw@example.org:99/?q=<w:p/>#]]>)', '<https://example.org/&quot;onload=x>',
        '[g](https://example.org/&#0;&#x1F;x)', '[h](mailto:a@example.org?subject=%0d%0aBcc:x)',
      ].join('\n\n'),
    ),
  }),
  ends: {
    harmless: ({ pdf, html }) => {
      expect(html).not.toMatch(/<[^>]*\sonmouseover=/);
      expect(pdf).not.toMatch(/\/S \/JavaScript \/JS \(app/);
    },
  },
};
