import * as messages from '../../messages/service.ts';
import { ZIP_LIMITS } from '../archive/zipStream.ts';
import type { ZipEntry } from '../archive/zipStream.ts';
import type { Brief, BriefStore, Job } from '../model.ts';
import { viewJob } from './jobViews.ts';
import { Problem } from './problem.ts';

/**
 * The files of a job for a ZIP file: its briefs, numbered as in the job, and the job itself. Throws `Problem` if there is
 * none yet, or more than a ZIP file can hold.
 */
export async function listArchive(job: Job, briefs: BriefStore): Promise<ZipEntry[]> {
  const found: { brief: Brief; number: number }[] = [];
  for (const [index, item] of job.items.entries()) {
    const brief = item.brief === undefined ? undefined : await briefs.find(item.brief);
    if (brief !== undefined) found.push({ brief, number: index + 1 });
  }
  if (found.length === 0) throw new Problem(409, messages.nothingRendered(job.id));
  const bytes = found.reduce((sum, { brief }) => sum + brief.size, 0);
  if (found.length > ZIP_LIMITS.files || bytes > ZIP_LIMITS.bytes) throw new Problem(409, messages.archiveTooLarge(found.length, bytes));
  const width = String(job.items.length).length;
  const entries = found.map(({ brief, number }): ZipEntry => {
    return {
      name: `${String(number).padStart(width, '0')} ${brief.fileName}`,
      modified: new Date(brief.createdAt),
      open: async () => {
        const stream = await briefs.open(brief);
        if (stream === undefined) throw new Problem(410, messages.fileGone());
        return stream as AsyncIterable<Uint8Array>;
      },
    };
  });
  return [...entries, describeJob(job)];
}

function describeJob(job: Job): ZipEntry {
  const text = new TextEncoder().encode(`${JSON.stringify(viewJob(job), null, 2)}\n`);
  return {
    name: 'job.json',
    modified: new Date(job.finishedAt ?? job.createdAt),
    async open() {
      return (async function* () {
        yield text;
      })();
    },
  };
}
