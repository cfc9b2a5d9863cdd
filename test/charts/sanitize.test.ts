import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sanitizeSvg } from '../../src/charts/sanitize.ts';
import { parseSvg, type SvgElement } from '../../src/charts/svgTree.ts';

const options = { idPrefix: 'c-', families: ['Source Sans 3', 'Source Serif 4'], family: 'Source Sans 3' };
const clean = (body: string, size = 'width="100" height="50"') => sanitizeSvg(`<svg ${size}>${body}</svg>`, options);
const inside = (body: string): string => clean(body).svg.replace(/^<svg[^>]*>/, '').replace('</svg>', '');

describe('what is drawn stays', () => {
  test('with a size in points and no more than hundredths', () => {
    const { svg, width, height } = clean('<path d="M1.23456,0l1e-9,-0.001Z" fill="#ABCDEF"/>', 'width="100.456" height="50"');
    expect([width, height]).toEqual([100.46, 50]);
    expect(svg).toBe('<svg xmlns="http://www.w3.org/2000/svg" width="100.46" height="50" viewBox="0 0 100.46 50"><path d="M1.23,0l0,0Z" fill="#abcdef"/></svg>');
  });

  test('with every colour as #rrggbb and its opacity beside it', () => {
    expect(inside('<rect fill="hsl(120, 100%, 25%)" stroke="#11223380" fill-opacity="0.5"/>')).toBe('<rect fill="#008000" stroke="#112233" fill-opacity="0.5" stroke-opacity="0.5"/>');
    expect(inside('<rect fill="rgba(255, 0, 0, 0.5)" fill-opacity="0.5"/>')).toBe('<rect fill="#ff0000" fill-opacity="0.25"/>');
    expect(inside('<rect fill="rebeccapurple" stroke="transparent"/>')).toBe('<rect fill="#663399" stroke="none"/>');
  });

  test('with one text for each line', () => {
    expect(inside('<text transform="translate(3,4)" font-family="Source Sans 3"><tspan>One</tspan><tspan x="0" dy="11">Two &amp; more</tspan></text>')).toBe(
      '<text transform="translate(3,4)" font-family="Source Sans 3">One</text><text transform="translate(3,4)" font-family="Source Sans 3" y="11">Two &amp; more</text>',
    );
  });

  test('with ids counted anew under a prefix', () => {
    const svg = inside('<defs><clipPath id="clip912"><rect x="0" y="0" width="5" height="5"/></clipPath></defs><g clip-path="url(#clip912)"><path d="M0,0" fill="#000"/></g>');
    expect(svg).toContain('<clipPath id="c-1">');
    expect(svg).toContain('clip-path="url(#c-1)"');
  });

  test('in fonts that can be embedded', () => {
    expect(inside('<text font-family="Comic Sans, \'Source Serif 4\'" font-weight="700">a</text>')).toBe('<text font-family="Source Serif 4" font-weight="bold">a</text>');
    expect(inside('<text font-family="Comic Sans">a</text>')).toBe('<text font-family="Source Sans 3">a</text>');
  });
});

test('a drawing of nothing keeps both its tags, since readers of its size look for the end of the first', () => {
  expect(clean('').svg).toMatch(/^<svg [^/]*[^>]*[^/]><\/svg>$/);
});

describe('what is not seen or must not be goes', () => {
  test.each([
    ['shapes without paint', '<path d="M0,0h5v5h-5Z"/><rect width="3" height="3" fill="none"/>'],
    ['what is not displayed', '<g display="none"><rect fill="#000"/></g>'],
    ['empty groups', '<g class="mark-group"><g aria-hidden="true"/></g>'],
    ['empty texts', '<text> </text>'],
    ['scripts', '<script>alert(1)</script>'],
    ['pictures', '<image href="/etc/passwd"/>'],
    ['foreign content', '<foreignObject><p>x</p></foreignObject>'],
    ['style sheets', '<style>@import url(https://example.org)</style>'],
    ['uses of other drawings', '<use xlink:href="https://example.org/#a"/>'],
    ['animations', '<animate attributeName="x" values="1;2"/>'],
  ])('%s', (_what, body) => {
    expect(inside(body)).toBe('');
  });

  test('links around a shape, with the shape kept', () => {
    expect(inside('<a xlink:href="javascript:alert(1)"><rect fill="#000000"/></a>')).toBe('<rect fill="#000000"/>');
  });

  test('styles, handlers and references, and the editor is told', () => {
    const { svg, lost } = clean('<rect fill="#000" onclick="x()" style="fill: url(https://example.org)" stroke="url(https://example.org/#a)" clip-path="url(#nowhere)"/>');
    expect(svg).toContain('<rect fill="#000000" stroke="none"/>');
    expect(lost.length).toBe(4);
  });
});

test.each(['', 'width="NaN" height="5"', 'width="-1" height="5"', 'width="1e999" height="5"', 'width="5"'])('a drawing of the size %j is none', (size) => {
  expect(() => clean('', size)).toThrow('no finite size');
});

test('a drawing that is not well-formed is none, and what would end a text is written so that it does not', () => {
  expect(() => clean('<text fill="black">a]]>b</text>')).toThrow(']]>');
  const { svg } = clean('<text fill="black" font-size="8">a]]&gt;b</text>');
  expect(svg).toContain('>a]]&gt;b</text>');
  expect(sanitizeSvg(svg, options).svg).toBe(svg);
});

const ELEMENTS = ['svg', 'g', 'path', 'rect', 'line', 'circle', 'text', 'defs', 'clipPath', 'linearGradient', 'stop'];
const ATTRIBUTES =
  /^(xmlns|viewBox|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|width|height|d|transform|offset|opacity|(fill|stroke|stop)(-opacity|-color)?|stroke-(width|dasharray|dashoffset|miterlimit|linecap|linejoin)|text-anchor|font-(style|size|family|weight)|clip-path|id)$/;

function* elements(element: SvgElement): Generator<SvgElement> {
  yield element;
  for (const child of element.children) yield* elements(child);
}

test('whatever stands in a drawing, only what is allowed comes out', () => {
  const hostileValue = fc.constantFrom(
    'javascript:alert(1)', 'url(https://example.org/a)', 'url(#a)', 'url("#a")', 'data:text/html,x', '1e999', 'NaN', 'expression(1)', '@import', '</svg>', '"><script>', '&#0;',
    'M0,0L1e400,1', 'translate(1,2) url(#a)', 'red', '#12345678', 'rgb(300,-5,0)', '50%', '12px', 'bold', '5',
  );
  const name = fc.constantFrom(
    'g', 'path', 'rect', 'text', 'tspan', 'a', 'image', 'script', 'style', 'use', 'foreignObject', 'defs', 'clipPath', 'linearGradient', 'radialGradient', 'stop', 'pattern', 'animate', 'filter',
  );
  const attribute = fc.constantFrom(
    'id', 'href', 'xlink:href', 'style', 'class', 'fill', 'stroke', 'stop-color', 'clip-path', 'mask', 'filter', 'onload', 'd', 'transform', 'x', 'width', 'font-family', 'font-size', 'font-weight', 'dy',
    'display', 'opacity', 'fill-opacity', 'stroke-dasharray', 'marker-end',
  );
  const value = fc.oneof(hostileValue, fc.string({ maxLength: 12 }));
  const { node } = fc.letrec<{ node: string }>((tie) => ({
    node: fc
      .tuple(name, fc.dictionary(attribute, value, { maxKeys: 6 }), fc.oneof({ depthSize: 'small' }, fc.string({ maxLength: 8 }).map(escape), fc.array(tie('node'), { maxLength: 3 }).map((nodes) => nodes.join(''))))
      .map(([tag, attributes, content]) => `<${tag}${Object.entries(attributes).map(([key, text]) => ` ${key}="${escape(text)}"`).join('')}>${content}</${tag}>`),
  }));
  fc.assert(
    fc.property(fc.array(node, { maxLength: 4 }), (nodes) => {
      const { svg } = clean(nodes.join(''));
      for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(svg).toContain(` id="${id}"`);
      for (const element of elements(parseSvg(svg))) {
        expect(ELEMENTS).toContain(element.name);
        for (const [key, text] of Object.entries(element.attributes)) {
          expect(key).toMatch(ATTRIBUTES);
          expect(text).not.toMatch(/javascript|https:\/\/example|data:|NaN|Infinity|e\+/);
          if (text.includes('url(')) expect(text).toMatch(/^url\(#c-\d+\)$/);
        }
      }
      const again = sanitizeSvg(svg, options).svg;
      expect(sanitizeSvg(again, options).svg).toBe(again);
    }),
    { numRuns: 500 },
  );
});

function escape(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u001f\ufffe\uffff]|[\ud800-\udfff]/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
