import packageFile from '../../package.json' with { type: 'json' };

export const VERSION: string = packageFile.version;

/** What renders: the same program on the same runtime gives the same bytes. */
export const PROGRAM = { name: 'briefpress', version: VERSION, runtime: `Node.js ${process.versions.node}` } as const;
