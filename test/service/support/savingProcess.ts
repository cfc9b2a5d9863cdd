import { openFileVersions } from '../../../src/service/stores/fileVersions.ts';

// Saves versions without end, each with files that belong together, until it is killed. Tells the number of each.
const [folder = ''] = process.argv.slice(2);
const store = openFileVersions(folder, () => new Date());
for (;;) {
  const item = await store.find('templates', 'note');
  const number = (item?.latest.number ?? 0) + 1;
  const files = Object.fromEntries(['a', 'b', 'c'].map((path) => [path, new TextEncoder().encode(`${path} ${number} `.repeat(2000))]));
  const outcome = await store.save('templates', 'note', number - 1, { files, author: String(process.pid), origin: 'edit' });
  if (!outcome.saved) continue;
  await store.publish('templates', 'note', number);
  process.stdout.write(`${number}\n`);
}
