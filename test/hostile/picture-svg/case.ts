import type { HostileCase } from '../support/hostileCase.ts';
import { picturePage } from '../support/pictures.ts';

export const hostile: HostileCase = {
  tries: 'shows an SVG that reads a file and asks a server, under its own name and under that of a PNG',
  seen: 'CVE-2023-38633 (librsvg); <image href> of SVG to PDF converters',
  template: ({ canary, trap }) => {
    const svg = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file://${canary.path}">]><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="100"><image xlink:href="file://${canary.path}" width="100" height="100"/><image href="${trap}" width="9" height="9"/><text>&x;</text><script>alert(1)</script></svg>`;
    return { 'template.md': picturePage('a.svg', 'b.png', 'c.jpg'), 'a.svg': svg, 'b.png': svg, 'c.jpg': svg };
  },
  ends: { refused: ['document/not-a-picture', 'document/refused-picture'] },
};
