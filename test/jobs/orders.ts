import type { Actor, Brief, BriefOrder } from '../../src/service/model.ts';
import { uuidOf } from '../../src/service/jobs/uuid.ts';
import type { BriefRenderer } from '../../src/service/briefs/renderer.ts';

export const actor: Actor = { name: 'ann', role: 'editor' };

export const order = (template: string, dataset = 'land@1'): BriefOrder => ({ template, dataset, format: 'pdf', parameters: {}, date: '2005-12-05' });

/** Id of the brief that the renderer of these tests makes of an order. */
export const idOf = ({ template, dataset }: BriefOrder): string => uuidOf(JSON.stringify([template, dataset]));

type Behaviour = (order: BriefOrder, signal: AbortSignal | undefined) => Promise<void> | void;

/** A renderer that does what is said for each template and gives a brief whose id follows from the order. */
export function makeRenderer(behaviours: Readonly<Record<string, Behaviour>> = {}): Pick<BriefRenderer, 'render'> & { readonly begun: string[] } {
  const begun: string[] = [];
  return {
    begun,
    async render(order, createdBy, signal) {
      const name = typeof order.template === 'string' ? order.template : 'inline';
      begun.push(name);
      await behaviours[name]?.(order, signal);
      return { brief: { ...BRIEF, id: idOf(order), createdBy } };
    },
  };
}

const BRIEF: Brief = {
  id: '',
  title: 'A brief',
  template: { name: 't', hash: '' },
  dataset: { name: 'd', hash: '' },
  format: 'pdf',
  parameters: {},
  date: '2005-12-05',
  program: 'p',
  fileName: 'a.pdf',
  mediaType: 'application/pdf',
  size: 1,
  sha256: '',
  createdAt: '2005-12-05T00:00:00.000Z',
  createdBy: '',
  milliseconds: 1,
  diagnostics: [{ severity: 'warning', rule: 'test/warning', message: 'A warning.' }],
};
