import { isNode, parseDocument, stringify } from 'yaml';
import type { LoadedConfig } from './load.ts';
import { SECRETS } from './settings.ts';

/** The configuration as a file that gives the same one, with what each value that was set came from; secrets are not shown. */
export function printConfig({ config, origins }: LoadedConfig): string {
  const document = parseDocument(stringify(config, { lineWidth: 0 }));
  for (const path of SECRETS) if (document.hasIn(path.split('.'))) document.setIn(path.split('.'), '(not shown)');
  for (const [path, origin] of origins) {
    const node: unknown = document.getIn(path.split('.'), true);
    if (isNode(node)) node.comment = ` ${origin}`;
  }
  return document.toString({ lineWidth: 0 });
}
