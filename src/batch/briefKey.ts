import { digestFiles, sha256 } from '../manifest/digest.ts';
import type { FileTree, RenderRequest } from '../sandbox/model.ts';

/** Everything that decides the bytes of a brief, as one digest: the same key, the same files. */
export function keyBrief(request: RenderRequest, program: string): string {
  const { template, dataset, shared, formats, parameters, paper, date, manifest } = request;
  const sorted = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  const trees = [template, dataset, shared].map((tree) => [tree.name, digestTree(tree)]);
  return sha256(JSON.stringify([program, trees, formats, sorted, paper ?? null, date, ...(manifest === undefined ? [] : ['manifest'])]));
}

const digests = new WeakMap<FileTree, string>();

function digestTree(tree: FileTree): string {
  const known = digests.get(tree);
  if (known !== undefined) return known;
  const files = Object.entries(tree.files).map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256(bytes) }));
  const digest = digestFiles(files).sha256;
  digests.set(tree, digest);
  return digest;
}
