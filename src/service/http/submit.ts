import type { Response } from 'express';
import * as messages from '../../messages/service.ts';
import { checkNotify } from '../jobs/webhook.ts';
import type { Actor, BriefOrder } from '../model.ts';
import { viewJob } from './jobViews.ts';
import type { RouteParts } from './parts.ts';
import { Problem } from './problem.ts';

/** Most briefs of one job. */
const MOST_ORDERS = 10_000;

/** Makes a job and answers 202. The sources are those that are published now, whenever it is rendered. */
export async function submitJob(
  { jobs, sources, config }: Pick<RouteParts, 'jobs' | 'sources' | 'config'>,
  orders: readonly BriefOrder[],
  actor: Actor,
  response: Response,
  notify?: string,
): Promise<void> {
  if (jobs === undefined) throw new Problem(501, messages.noJobs());
  if (orders.length > MOST_ORDERS) throw new Problem(422, messages.tooManyOrders(orders.length, MOST_ORDERS));
  if (notify !== undefined) checkNotify(notify, config);
  const pinned: BriefOrder[] = [];
  for (const order of orders) {
    const template = await sources.pin('templates', order.template);
    pinned.push({ ...order, template, dataset: await sources.pin('datasets', order.dataset) });
  }
  const accepted = await jobs.submit({ orders: pinned, actor, ...(notify !== undefined && { notify }) });
  response.status(202).set('Location', `/v1/jobs/${accepted.id}`).json(viewJob(accepted));
}
