import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { BriefError } from '../../src/diagnostic.ts';
import { destinationRefused } from '../../src/messages/schedules.ts';
import { addressOrders, checkDestination, deliverBriefs } from '../../src/service/briefs/delivery.ts';
import type { BriefRenderer } from '../../src/service/briefs/renderer.ts';
import { loadConfig } from '../../src/service/config/load.ts';
import type { Config } from '../../src/service/config/schema.ts';
import type { BriefStore } from '../../src/service/model.ts';
import { makeRenderer, order } from '../jobs/orders.ts';
import { useBucket } from './support/bucket.ts';
import { useFolders } from './support/folders.ts';

const emptyFolder = useFolders();
const { endpoint, open: openBucket } = useBucket();

const configOf = (places: readonly string[], more: Record<string, unknown> = {}): Config =>
  loadConfig({ environment: {}, options: { 'deliveries.places': [...places], ...more } }).config;

const findingsOf = (work: () => void): unknown => {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof BriefError) return error.diagnostics;
    throw error;
  }
};

describe('a destination', () => {
  const places = ['/srv/briefs', 's3://press/briefs/'];
  const config = configOf(places);

  test.each(['/srv/briefs', '/srv/briefs/', '/srv/briefs/daily', 's3://press/briefs', 's3://press/briefs/a/b'])('%s is allowed', (destination) => {
    expect(findingsOf(() => checkDestination(destination, config))).toEqual([]);
  });

  test.each(['/srv', '/srv/briefs-2', '/srv/briefs/../other', 's3://press', 's3://press/briefs2', 's3://other/briefs', 'output'])('%s is refused', (destination) => {
    expect(findingsOf(() => checkDestination(destination, config))).toEqual([destinationRefused(destination, places)]);
  });

  test('has names that every storage can hold', () => {
    for (const destination of ['s3://press/briefs/../x', '/srv/briefs/a b']) {
      expect(findingsOf(() => checkDestination(destination, config))).toMatchObject([{ rule: 'service/bad-storage-key' }]);
    }
  });
});

test('files of a run are told apart, the same each time', () => {
  const orders = [order('note@1'), { ...order('note@1'), format: 'text' as const }, order('note@2'), order('other@1', 'sea@4')];
  expect(addressOrders(orders, 's3://press/briefs/').map(({ deliverTo }) => deliverTo)).toEqual([
    's3://press/briefs/2005-12-05/land/note.pdf',
    's3://press/briefs/2005-12-05/land/note.txt',
    's3://press/briefs/2005-12-05/land/note-2.pdf',
    's3://press/briefs/2005-12-05/sea/other.pdf',
  ]);
});

describe('a brief', () => {
  const bytes = new TextEncoder().encode('the brief');
  const renderer = (hasBytes: boolean): BriefRenderer => ({
    render: async (asked, actor, signal) => ({ ...(await makeRenderer().render(asked, actor, signal)), ...(hasBytes && { bytes }) }),
    check: async () => [],
  });
  const briefs = { open: async () => Readable.from([bytes]) } as unknown as BriefStore;

  test('is there when its order is done, whether it was rendered now or before', async () => {
    const folder = emptyFolder();
    for (const [index, hasBytes] of [true, false].entries()) {
      const { render } = deliverBriefs(renderer(hasBytes), briefs, configOf([folder]));
      const deliverTo = join(folder, `day-${index}`, 'note.pdf');
      for (let time = 0; time < 2; time += 1) await render({ ...order('note@1'), deliverTo }, 'ann');
      expect(readFileSync(deliverTo, 'utf8')).toBe('the brief');
    }
  });

  test('goes into a bucket', async () => {
    await openBucket();
    const settings = configOf(['s3://briefs/press'], { 'storage.endpoint': endpoint(), 'storage.pathStyle': true });
    await deliverBriefs(renderer(true), briefs, settings).render({ ...order('note@1'), deliverTo: 's3://briefs/press/2005/note.pdf' }, 'ann');
    const { openStorage } = await import('../../src/service/storage/open.ts');
    const store = await openStorage({ ...settings.storage, url: 's3://briefs/press' });
    expect(new TextDecoder().decode(await store.get('2005/note.pdf'))).toBe('the brief');
  });

  test('goes nowhere that is not allowed any more', async () => {
    const folder = emptyFolder();
    const deliverTo = join(folder, 'note.pdf');
    const { render } = deliverBriefs(renderer(true), briefs, configOf([]));
    await expect(render({ ...order('note@1'), deliverTo }, 'ann')).rejects.toThrow(BriefError);
    expect(existsSync(deliverTo)).toBe(false);
  });
});
