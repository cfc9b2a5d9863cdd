import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FONT_FILES, importRival } from './installed.ts';
import type { Rival } from './model.ts';

interface TypstModule {
  readonly NodeCompiler: {
    create(options: object): {
      mapShadow(path: string, bytes: Buffer): void;
      pdf(source: { mainFilePath: string }): Buffer;
      evictCache(age: number): void;
    };
  };
}

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** Typst in this process; the template reads the brief as JSON. */
export const typst: Rival = {
  id: 'typst',
  output: 'pdf',
  takes: 'svg',
  async open() {
    const { NodeCompiler } = await importRival<TypstModule>('@myriaddreamin/typst-ts-node-compiler');
    const fontPaths = [...new Set(Object.values(FONT_FILES).map((file) => dirname(file)))];
    const compiler = NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontPaths }] });
    return {
      render(brief) {
        compiler.mapShadow(`${FOLDER}brief.json`, Buffer.from(JSON.stringify(brief)));
        const pdf = compiler.pdf({ mainFilePath: `${FOLDER}brief.typ` });
        compiler.evictCache(10);
        return pdf;
      },
    };
  },
};
