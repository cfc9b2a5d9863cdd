import type { HostileCase } from '../support/hostileCase.ts';

export const hostile: HostileCase = {
  tries: 'names files and folders like prototypes',
  request: (request) => {
    const bytes = new TextEncoder().encode('polluted: yes');
    const files = Object.fromEntries([...Object.entries(request.template.files), ['__proto__', bytes], ['constructor/prototype', bytes], ['partials/__proto__.md', bytes], ['charts/constructor.vl.json', bytes], ['toString', bytes]]);
    return { ...request, template: { name: '__proto__', files }, dataset: { ...request.dataset, name: 'constructor' }, parameters: JSON.parse('{"__proto__":"x"}') as Record<string, string> };
  },
  ends: { refused: ['template/unknown-parameter', 'template/parameter'] },
};
