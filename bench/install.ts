import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { PEERS } from './rivals/installed.ts';

// npm run bench:install: rivals go into bench/.peers, apart from what the program depends on.
// Chromium and LibreOffice are the system's: apt-get install chromium libreoffice-writer-nogui python3-uno
const PACKAGES = {
  '@myriaddreamin/typst-ts-node-compiler': '0.7.0',
  '@resvg/resvg-js': '2.6.2',
  carbone: '3.8.2',
  docx: '9.15.2',
  docxtemplater: '3.71.0',
  'docxtemplater-image-module-free': '1.1.1',
  pdfmake: '0.3.11',
  pizzip: '3.3.0',
  'playwright-core': '1.65.1',
};

mkdirSync(PEERS, { recursive: true });
writeFileSync(`${PEERS}package.json`, `${JSON.stringify({ private: true, dependencies: PACKAGES }, undefined, 2)}\n`);
const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: PEERS, stdio: 'inherit' });
process.exitCode = status ?? 1;
