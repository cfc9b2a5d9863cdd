import { elementsOf, walkXml, type XmlElement } from '../../../src/parity/docx/xmlTree.ts';
import type { Finding, WordPackage } from './lint.ts';

const HYPERLINK = /\/hyperlink$/;

/** Content types, relationships, and the order of the package. */
export function lintPackage({ paths, xml }: WordPackage): Finding[] {
  const findings: Finding[] = [];
  const find = (rule: string, message: string): void => void findings.push({ rule, message });

  if (paths[0] !== '[Content_Types].xml') find('order', `${paths[0]} stands before the content types`);
  const types = xml.get('[Content_Types].xml');
  const endings = new Set(elementsOf(types, 'Default').map((type) => type.attributes['Extension']));
  const named = new Set(elementsOf(types, 'Override').map((type) => type.attributes['PartName']!.slice(1)));
  for (const path of paths) {
    if (path !== '[Content_Types].xml' && !named.has(path) && !endings.has(path.split('.').at(-1))) {
      find('content-type', `${path} has no content type`);
    }
    if (path.endsWith('.xml') && path.startsWith('word/') && !named.has(path)) find('content-type', `${path} is not named`);
  }
  for (const path of named) if (!paths.includes(path)) find('content-type', `${path} is named but missing`);

  for (const [path, root] of xml) {
    if (!path.endsWith('.rels')) continue;
    const part = path.replace(/_rels\/([^/]*)\.rels$/, '$1');
    const ids = new Set<string>();
    for (const { attributes } of elementsOf(root)) {
      const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes;
      if (ids.has(id!)) find('relationship', `${path} has ${id} twice`);
      ids.add(id!);
      if (mode === 'External') {
        if (!HYPERLINK.test(type!)) find('external', `${path} leads out of the file to ${target}`);
        if (!/^(?:https?|mailto):/i.test(target!)) find('external', `${path} has the scheme of ${target}`);
      } else if (!paths.includes(resolveTarget(part, target!))) {
        find('relationship', `${path} leads to ${target}, which is missing`);
      }
    }
    const content = xml.get(part);
    if (content !== undefined) lintReferences(content, part, ids, find);
  }
  for (const [path, root] of xml) {
    const hasList = xml.has(path.replace(/([^/]+)$/, '_rels/$1.rels'));
    if (!hasList && !path.endsWith('.rels')) lintReferences(root, path, new Set(), find);
  }
  return findings;
}

function lintReferences(root: XmlElement, path: string, ids: ReadonlySet<string>, find: (rule: string, message: string) => void): void {
  for (const { attributes } of walkXml(root)) {
    for (const name of ['r:id', 'r:embed', 'r:link']) {
      const id = attributes[name];
      if (id !== undefined && !ids.has(id)) find('relationship', `${path} refers to ${id}, which it does not list`);
    }
  }
}

function resolveTarget(part: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else steps.push(step);
  }
  return steps.join('/');
}
