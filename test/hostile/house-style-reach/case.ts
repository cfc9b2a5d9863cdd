import { expect } from 'vitest';
import { houseParts, zipDocument } from '../../support/houseStyle.ts';
import type { HostileCase } from '../support/hostileCase.ts';

export const hostile: HostileCase = {
  tries: 'gives a house style whose head of pages shows a picture from a server, reads a file and starts a program',
  seen: 'pictures and templates from elsewhere in .docx',
  request: (request, { canary, trap }) => {
    const header = (houseParts['word/header1.xml'] as string).replace(
      '<w:t xml:space',
      `<w:fldChar w:fldCharType="begin"/><w:instrText>INCLUDETEXT "${canary.path}"</w:instrText><w:fldChar w:fldCharType="end"/><w:fldSimple w:instr="DDEAUTO c cmd"/><w:t xml:space`,
    );
    const relations = (houseParts['word/_rels/header1.xml.rels'] as string).replace('Target="media/logo.png"', `Target="${trap}" TargetMode="External"`);
    const houseStyle = zipDocument({ ...houseParts, 'word/header1.xml': header, 'word/_rels/header1.xml.rels': relations });
    return { ...request, word: { houseStyle } };
  },
  ends: {
    harmless: ({ docx, result }) => {
      expect(result.diagnostics.map(({ rule }) => rule)).toContain('docx/house-art-left-out');
      expect([...docx.values()].join('')).not.toMatch(/INCLUDETEXT|DDEAUTO|TargetMode="External"/);
    },
  },
};
