import type { HostileCase } from '../support/hostileCase.ts';
import { strToU8, zipSync } from 'fflate';

export const hostile: HostileCase = {
  tries: 'sends archives, Word documents, workbooks and text of other encodings in place of text',
  seen: 'zip bombs and XML entities in .docx and .xlsx: CVE-2024-48917, CVE-2019-12331',
  dataset: ({ canary }) => {
    const bomb = zipSync({
      '[Content_Types].xml': strToU8(`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file://${canary.path}">]><x>&e;</x>`),
      'word/document.xml': new Uint8Array(20_000_000),
      '../../../../tmp/evil': strToU8('x'),
    });
    return { 'narrative/summary.md': bomb, 'tables/seizures.csv': bomb, 'facts.yaml': Buffer.concat([Uint8Array.of(0xff, 0xfe), Buffer.from('a: 1', 'utf16le')]), 'checks.yaml': Uint8Array.of(0xc3, 0x28, 0xa0, 0xa1) };
  },
  ends: { refused: ['dataset/encoding'] },
};
