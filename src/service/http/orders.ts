import type { z } from 'zod';
import type { BriefOrder, InlineSource, Source } from '../model.ts';
import type { checkRequest, jobRequest } from './schemas/briefs.ts';

type GivenSource = string | { readonly base?: string | undefined; readonly files: InlineSource['files'] };

/** Every combination of what a request lists, in its order: templates, then datasets, then formats. */
export function ordersOf(request: Omit<z.output<typeof jobRequest>, 'notify'>, today: string): BriefOrder[] {
  const { template, dataset, data, format, ...rest } = request;
  const datasets = dataset === undefined ? [documentSource(data)] : listOf(dataset).map(sourceOf);
  const common = commonOf(rest, today);
  return listOf(template).flatMap((template) =>
    datasets.flatMap((dataset) =>
      listOf(format).map((format): BriefOrder => ({ template: sourceOf(template), dataset, format, ...common })),
    ),
  );
}

export function checkOrderOf(request: z.output<typeof checkRequest>, today: string): Omit<BriefOrder, 'format'> {
  const { template, dataset, data, ...rest } = request;
  return {
    template: sourceOf(template),
    dataset: dataset === undefined ? documentSource(data) : sourceOf(dataset),
    ...commonOf(rest, today),
  };
}

function commonOf(
  { params, paper, date }: Pick<z.output<typeof checkRequest>, 'params' | 'paper' | 'date'>,
  today: string,
): Pick<BriefOrder, 'parameters' | 'paper' | 'date'> {
  return { parameters: params, ...(paper !== undefined && { paper }), date: date ?? today };
}

/** The document as a folder of one file, laid out so that lines of findings are lines of something readable. */
function documentSource(data: unknown): InlineSource {
  return { files: { 'dataset.json': new TextEncoder().encode(`${JSON.stringify(data, null, 2)}\n`) } };
}

function sourceOf(given: GivenSource): Source {
  if (typeof given === 'string') return given;
  return { files: given.files, ...(given.base !== undefined && { base: given.base }) };
}

function listOf<Value>(given: Value | Value[]): Value[] {
  return Array.isArray(given) ? given : [given];
}
