import { enableCompileCache } from 'node:module';

// The cold run of a subject: one brief in a fresh process, with the code cache that an installed program would have.
enableCompileCache();
const { openSubject } = await import('./subject.ts');
const subject = await openSubject(process.argv[2]!);
const job = await subject.prepare(0, 'rendered');
await job();
await subject.close();
process.exit(0);
