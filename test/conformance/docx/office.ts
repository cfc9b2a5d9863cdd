import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FontLibrary } from '../../../src/fonts.ts';

/** What LibreOffice prints of a document. */
export interface PrintedPages {
  /** Text of each page. */
  readonly pages: readonly string[];
  readonly pdf: string;
}

/**
 * Converts Word documents with LibreOffice, the fonts of the program given to it. Needs `soffice`
 * and `pdftotext` on the path. By file.
 */
export function printWithOffice(files: readonly string[], folder: string, fonts: FontLibrary): Map<string, PrintedPages> {
  mkdirSync(folder, { recursive: true });
  const env = { ...process.env, FONTCONFIG_FILE: writeFontConfig(folder, fonts) };
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], { env, stdio: 'pipe' });
  return new Map(
    files.map((file) => {
      const pdf = join(folder, `${basename(file, '.docx')}.pdf`);
      const text = execFileSync('pdftotext', ['-enc', 'UTF-8', pdf, '-'], { maxBuffer: 1 << 28 }).toString('utf8');
      return [file, { pdf, pages: text.split('\f').slice(0, -1) }];
    }),
  );
}

function writeFontConfig(folder: string, fonts: FontLibrary): string {
  const folders = new Set(
    fonts.names.flatMap((name) => Object.values(fonts.family(name)!.faces).map((face) => dirname(face.path))),
  );
  const path = join(folder, 'fonts.conf');
  writeFileSync(
    path,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
${[...folders].map((one) => `<dir>${one}</dir>`).join('\n')}
<cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`,
  );
  return path;
}

/** Whether LibreOffice and pdftotext are on the path. */
export function hasOffice(): boolean {
  return [['soffice', '--version'], ['pdftotext', '-v']].every(([command, flag]) => spawnSync(command!, [flag!]).error === undefined);
}
