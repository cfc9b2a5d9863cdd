import { FORMAT_FACTS } from '../formats.ts';
import type { Brief, BriefFilter, BriefStore, FileStore } from '../model.ts';

/** Age from which a brief without record cannot be one that is being saved, in milliseconds. */
const STALE = 24 * 60 * 60 * 1000;

/** Keys that are listed at a time. */
const BATCH = 500;

const RECORD = 'brief.json';
const BY_TIME = 'briefs-by-time/';

/**
 * Briefs as files in storage:
 *
 *     briefs/<id>/brief.pdf               the rendered file
 *     briefs-by-time/<time>-<id>          empty; its name lists the newest brief first
 *     briefs/<id>/brief.json              the record, saved last: with it the brief is there
 *
 * Two processes that save the same brief write the same file; one of the two records stays.
 */
export function openBriefFiles(files: FileStore): BriefStore {
  const find = async (id: string): Promise<Brief | undefined> => {
    const record = await files.get(`briefs/${id}/${RECORD}`);
    return record === undefined ? undefined : (JSON.parse(new TextDecoder().decode(record)) as Brief);
  };

  /** Keys of the list from `after` on, each with its brief; undefined where a save was cut short or is under way. */
  async function* listed(after?: string): AsyncGenerator<{ key: string; id: string; modified: Date; brief: Brief | undefined }> {
    let last = after;
    for (;;) {
      const page = await files.list(BY_TIME, { limit: BATCH, ...(last !== undefined && { after: last }) });
      for (const { key, modified } of page) {
        const id = key.slice(key.indexOf('-', BY_TIME.length) + 1);
        const brief = await find(id);
        yield { key, id, modified, brief: brief !== undefined && timeKey(brief) === key ? brief : undefined };
      }
      if (page.length < BATCH) return;
      last = page.at(-1)!.key;
    }
  }

  const removeBrief = async (brief: Brief): Promise<void> => {
    await files.remove(`briefs/${brief.id}/${RECORD}`);
    await files.remove(timeKey(brief));
    await files.remove(fileKey(brief));
  };

  const removeUnrecorded = async (now: Date): Promise<void> => {
    for await (const { key, modified, brief } of listed()) {
      if (brief === undefined && isStale(modified, now)) await files.remove(key);
    }
    let last: string | undefined;
    for (;;) {
      const page = await files.list('briefs/', { limit: BATCH, ...(last !== undefined && { after: last }) });
      for (const { key, modified } of page) {
        if (key.endsWith(`/${RECORD}`) || !isStale(modified, now)) continue;
        if ((await find(key.split('/')[1]!)) === undefined) await files.remove(key);
      }
      if (page.length < BATCH) return;
      last = page.at(-1)!.key;
    }
  };

  return {
    find,
    async save(brief, bytes) {
      const earlier = await find(brief.id);
      if (earlier !== undefined) return earlier;
      await files.put(fileKey(brief), bytes, brief.mediaType);
      await files.put(timeKey(brief), new Uint8Array(), 'text/plain');
      await files.put(`briefs/${brief.id}/${RECORD}`, new TextEncoder().encode(JSON.stringify(brief)), 'application/json');
      return brief;
    },
    open: (brief, range) => files.open(fileKey(brief), range),
    async list({ limit, cursor, ...filter }) {
      const items: Brief[] = [];
      let last: string | undefined;
      for await (const { key, brief } of listed(cursor === undefined ? undefined : BY_TIME + cursor)) {
        if (brief === undefined || !fits(brief, filter)) continue;
        if (items.length === limit) return { items, next: last!.slice(BY_TIME.length) };
        items.push(brief);
        last = key;
      }
      return { items };
    },
    async remove(id) {
      const brief = await find(id);
      if (brief !== undefined) await removeBrief(brief);
    },
    async sweep({ days, briefs }, now) {
      const oldest = days === 0 ? -Infinity : now.valueOf() - days * 24 * 60 * 60 * 1000;
      let kept = 0;
      let removed = 0;
      for await (const { brief } of listed()) {
        if (brief === undefined) continue;
        const isTooOld = Date.parse(brief.createdAt) < oldest;
        const isTooMany = briefs !== 0 && kept >= briefs;
        if (isTooOld || isTooMany) {
          await removeBrief(brief);
          removed += 1;
        } else kept += 1;
      }
      await removeUnrecorded(now);
      return removed;
    },
  };
}

function fileKey({ id, format }: Brief): string {
  return `briefs/${id}/brief.${FORMAT_FACTS[format].extension}`;
}

/** Counts milliseconds down, so that later times come first in the order of keys. */
function timeKey({ id, createdAt }: Brief): string {
  const left = 9_999_999_999_999 - Date.parse(createdAt);
  return `${BY_TIME}${String(left).padStart(13, '0')}-${id}`;
}

function fits(brief: Brief, { template, dataset }: BriefFilter): boolean {
  const hasTemplate = template === undefined || brief.template.name === template;
  return hasTemplate && (dataset === undefined || brief.dataset.name === dataset);
}

function isStale(modified: Date, now: Date): boolean {
  return now.valueOf() - modified.valueOf() > STALE;
}
