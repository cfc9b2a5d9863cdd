import { strFromU8, unzipSync } from 'fflate';
import { nodesOf, parseTree, type XmlNode } from './tree.ts';

/** Largest part of a house style that is read, in bytes unpacked. */
const LARGEST_PART = 32 * 1024 * 1024;
/** All its parts together. */
const LARGEST_PACKAGE = 128 * 1024 * 1024;

/** A Word document of which the looks are taken. */
export interface HousePackage {
  /** The main part's tree. */
  readonly document: XmlNode;
  /** A part as a tree; undefined where the document has none. */
  part(path: string | undefined): XmlNode | undefined;
  bytes(path: string): Uint8Array | undefined;
  /** What a part is related to, by id. */
  related(path: string): ReadonlyMap<string, Relation>;
  /** Path of the first part related to the main part in a certain way, such as `styles`. */
  find(kind: string): string | undefined;
}

export interface Relation {
  /** Last word of its type, such as `image`. */
  readonly kind: string;
  /** Full type. */
  readonly type: string;
  /** Path of the part, or the address where `external`. */
  readonly target: string;
  readonly external: boolean;
}

/** Opens a .docx or .dotx. Throws an `Error` with the reason for anything else, also where a part is asked for later. */
export function openPackage(file: Uint8Array): HousePackage {
  return readPackage(unzip(file));
}

function unzip(file: Uint8Array): Record<string, Uint8Array> {
  let total = 0;
  return unzipSync(file, {
    filter: ({ name, originalSize }) => {
      const isWanted = /\.(?:xml|rels)$/.test(name) || name.startsWith('word/media/');
      if (!isWanted) return false;
      total += originalSize;
      if (originalSize > LARGEST_PART || total > LARGEST_PACKAGE) throw new Error('it is too large');
      return true;
    },
  });
}

function readPackage(files: Record<string, Uint8Array>): HousePackage {
  const trees = new Map<string, XmlNode>();
  const part = (path: string | undefined): XmlNode | undefined => {
    if (path === undefined || files[path] === undefined) return undefined;
    let tree = trees.get(path);
    if (tree === undefined) {
      try {
        tree = parseTree(strFromU8(files[path]));
      } catch (error) {
        throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
      trees.set(path, tree);
    }
    return tree;
  };
  const related = (path: string): ReadonlyMap<string, Relation> => readRelations(path, part(relationsPath(path)));
  const main = [...related('').values()].find(({ kind }) => kind === 'officeDocument')?.target;
  const document = part(main);
  if (main === undefined || document?.name !== 'w:document') throw new Error('it is not a Word document');
  if (document.attributes['xmlns:w'] === STRICT) throw new Error('it is saved as a Strict Open XML Document');
  return {
    document,
    part,
    related,
    bytes: (path) => files[path],
    find: (kind) => [...related(main).values()].find((relation) => relation.kind === kind && !relation.external)?.target,
  };
}

/** The name space of a form of the format that has other names for the same. */
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';

function relationsPath(path: string): string {
  const [folder, name] = splitPath(path);
  return `${folder}_rels/${name}.rels`;
}

function splitPath(path: string): [folder: string, name: string] {
  const at = path.lastIndexOf('/') + 1;
  return [path.slice(0, at), path.slice(at)];
}

function readRelations(path: string, list: XmlNode | undefined): Map<string, Relation> {
  const relations = new Map<string, Relation>();
  for (const { attributes } of nodesOf(list, 'Relationship')) {
    const { Id: id, Type: type = '', Target: target = '', TargetMode: mode } = attributes;
    const external = mode === 'External';
    if (id !== undefined) {
      const kind = type.slice(type.lastIndexOf('/') + 1);
      relations.set(id, { kind, type, target: external ? target : resolveTarget(path, target), external });
    }
  }
  return relations;
}

function resolveTarget(path: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = splitPath(path)[0].split('/').filter((step) => step !== '');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}
