import type { HostileCase } from '../support/hostileCase.ts';

export const hostile: HostileCase = {
  tries: 'passes a syntax tree where a text is expected, so that the compiler prints code into the program',
  seen: 'CVE-2026-33937, CVE-2021-23369 (Handlebars AST injection)',
  request: (request) => {
    const tree = {
      type: 'Program',
      body: [{
        type: 'MustacheStatement', path: 0, strip: {},
        params: [{ type: 'NumberLiteral', value: "process.mainModule.require('child_process').execSync('id')" }],
        loc: { start: 0, end: 0 },
      }],
    };
    return { ...request, parameters: { audience: tree as unknown as string } };
  },
  ends: { refused: ['sandbox/bad-parameter'] },
};
