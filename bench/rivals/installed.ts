import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Where `npm run bench:install` puts rivals: outside of what the program depends on. */
export const PEERS = fileURLToPath(new URL('../.peers/', import.meta.url));

const fromPeers = createRequire(`${PEERS}package.json`);
const fromProgram = createRequire(import.meta.url);

/** The module of a rival, by its package's name. Throws if it is not installed. */
export async function importRival<Module>(name: string): Promise<Module> {
  const module = (await import(pathToFileURL(fromPeers.resolve(name)).href)) as Module & { default?: Module };
  return module.default ?? module;
}

/** Folder of an installed rival. */
export function rivalFolder(name: string): string {
  return dirname(fromPeers.resolve(name));
}

/** The font files that all engines set the brief in. */
export const FONT_FILES = {
  normal: fromProgram.resolve('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf'),
  bold: fromProgram.resolve('@expo-google-fonts/source-serif-4/700Bold/SourceSerif4_700Bold.ttf'),
} as const;
