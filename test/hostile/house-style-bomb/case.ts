import { strToU8 } from 'fflate';
import { houseParts, zipDocument } from '../../support/houseStyle.ts';
import type { HostileCase } from '../support/hostileCase.ts';

export const hostile: HostileCase = {
  tries: 'gives a house style that unpacks to hundreds of megabytes, whose XML names entities and nests without end',
  seen: 'CVE-2024-48917, CVE-2019-12331: XML entities in office files; zip bombs',
  attempt: async ({ pool, canary }, request) => {
    const wrong = [
      { 'word/styles.xml': `<!DOCTYPE x [<!ENTITY e SYSTEM "file://${canary.path}">]><w:styles xmlns:w="x">&e;</w:styles>` },
      { 'word/styles.xml': `<w:styles xmlns:w="x">${'<a>'.repeat(100_000)}` },
      { 'word/numbering.xml': '<w:numbering' },
      { 'word/document.xml': 'not XML' },
    ];
    for (const parts of wrong) {
      const refused = await pool.render({ ...request, word: { houseStyle: zipDocument({ ...houseParts, ...parts }) } }).then(() => 'rendered', (error: Error) => error.message);
      if (!refused.includes('[docx/house-style-unreadable]')) throw new Error(refused);
    }
    const bomb = zipDocument({ ...houseParts, 'word/media/a.png': strToU8('x'), 'word/styles.xml': new Uint8Array(200_000_000) });
    return pool.render({ ...request, word: { houseStyle: bomb } });
  },
  ends: { refused: ['docx/house-style-unreadable'], says: /too large/ },
};
