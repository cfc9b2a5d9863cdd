import { StyleContextStack } from '../pdfmake.ts';

/** What a node inherits. The styles of a definition stand in its nodes: none is looked up by a name. */
export class NodeStyles extends StyleContextStack {
  constructor(defaultStyle: object) {
    super({}, defaultStyle);
  }

  override getProperty(name: string): unknown {
    const { styleOverrides: nodes } = this;
    for (let index = nodes.length - 1; index >= 0; index -= 1) {
      const value = (nodes[index] as Record<string, unknown>)[name];
      if (value !== undefined && value !== null) return value;
    }
    return (this.defaultStyle as Record<string, unknown>)[name];
  }

  override clone(): NodeStyles {
    const copy = new NodeStyles(this.defaultStyle);
    copy.styleOverrides.push(...this.styleOverrides);
    return copy;
  }
}
