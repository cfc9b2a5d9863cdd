import type { Diagnostic } from '../../diagnostic.ts';
import type { RenderPool, RenderRequest, RenderResult } from '../../sandbox/model.ts';
import { FORMAT_FACTS } from '../formats.ts';
import type { Brief, BriefOrder, BriefStore } from '../model.ts';
import type { ResolvedSource, Sources } from '../sources/sources.ts';
import { sha256 } from '../stores/treeHash.ts';
import { fileNameOf } from './fileName.ts';
import { openFlights } from './flights.ts';
import { briefId } from './identity.ts';

/** A brief that was asked for. */
export interface Rendered {
  readonly brief: Brief;
  /** Its file; absent if it was rendered earlier and is in the store. */
  readonly bytes?: Uint8Array;
}

/** Makes briefs, each only once. Whoever renders, the server or a worker, does it through this. */
export interface BriefRenderer {
  /** Throws `BriefError` with what is wrong in the order or its sources, or with the limit that was passed. */
  render(order: BriefOrder, actor: string, signal?: AbortSignal): Promise<Rendered>;
  /** Finds what is wrong without rendering. */
  check(order: Omit<BriefOrder, 'format'>, signal?: AbortSignal): Promise<readonly Diagnostic[]>;
}

export interface RendererParts {
  readonly pool: RenderPool;
  readonly briefs: BriefStore;
  readonly sources: Sources;
  /** Version of the program, down to its source. */
  readonly program: string;
  readonly clock: () => Date;
  /** Told of every render that ended well. */
  readonly onRendered?: (brief: Brief) => void;
}

interface ResolvedOrder {
  readonly template: ResolvedSource;
  readonly dataset: ResolvedSource;
  readonly shared: ResolvedSource;
}

export function openBriefRenderer({ pool, briefs, sources, program, clock, onRendered }: RendererParts): BriefRenderer {
  const flights = openFlights<Rendered>();

  const resolve = async (order: Pick<BriefOrder, 'template' | 'dataset'>): Promise<ResolvedOrder> => {
    const [template, dataset, shared] = await Promise.all([
      sources.resolve('templates', order.template),
      sources.resolve('datasets', order.dataset),
      sources.shared(),
    ]);
    return { template, dataset, shared };
  };

  return {
    async render(order, actor, signal) {
      const resolved = await resolve(order);
      const id = briefId({ ...order, ...recordsOf(resolved), program });
      return flights.join(id, signal, async (signal) => {
        const earlier = await briefs.find(id);
        if (earlier !== undefined) return { brief: earlier };
        const result = await pool.render(requestOf(resolved, order, [order.format]), signal);
        const bytes = result.outputs[0]!.bytes;
        const described = describeBrief(id, order, resolved, result);
        const record = { ...described, program, createdAt: clock().toISOString(), createdBy: actor };
        const brief = await briefs.save(record, bytes);
        onRendered?.(brief);
        return { brief, bytes };
      });
    },
    async check(order, signal) {
      return pool.check(requestOf(await resolve(order), order, []), signal);
    },
  };
}

function requestOf(
  { template, dataset, shared }: ResolvedOrder,
  { parameters, paper, date }: Omit<BriefOrder, 'format'>,
  formats: RenderRequest['formats'],
): RenderRequest {
  return {
    template: template.tree,
    dataset: dataset.tree,
    shared: shared.tree,
    formats,
    parameters,
    ...(paper !== undefined && { paper }),
    date,
  };
}

function recordsOf(resolved: ResolvedOrder): Record<keyof ResolvedOrder, ResolvedSource['record']> {
  return { template: resolved.template.record, dataset: resolved.dataset.record, shared: resolved.shared.record };
}

function describeBrief(
  id: string,
  { format, parameters, paper, date }: BriefOrder,
  { template, dataset }: ResolvedOrder,
  { title, outputs, diagnostics, milliseconds }: RenderResult,
): Omit<Brief, 'program' | 'createdAt' | 'createdBy'> {
  const { bytes, pages } = outputs[0]!;
  const { extension, mediaType } = FORMAT_FACTS[format];
  return {
    id,
    title,
    template: template.record,
    dataset: dataset.record,
    format,
    parameters,
    ...(paper !== undefined && { paper }),
    date,
    fileName: fileNameOf(title, extension),
    mediaType,
    size: bytes.length,
    sha256: sha256(bytes),
    ...(pages !== undefined && { pages }),
    milliseconds,
    diagnostics,
  };
}
