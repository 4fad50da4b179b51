// Gathers what the tests have left in the folder RELIABILITY_FIGURES names, one file of numbers a test, and prints it
// as a table; with --write it goes into docs/reliability.md. Files of one part are added up; of times and scores the
// largest counts.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const [, , folder, option] = process.argv;
const parts = new Map();
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()) {
  const [part] = file.split('.');
  const figures = parts.get(part) ?? {};
  for (const [name, value] of Object.entries(JSON.parse(readFileSync(join(folder, file), 'utf8')))) {
    const isExtreme = /seconds|\bms\b|score|per cent/i.test(name);
    figures[name] = isExtreme ? Math.max(figures[name] ?? 0, value) : (figures[name] ?? 0) + value;
  }
  parts.set(part, figures);
}
const rows = [...parts].flatMap(([part, figures]) =>
  Object.entries(figures).map(([name, value]) => `| ${part} | ${name} | ${value.toLocaleString('en')} |`),
);
const table = ['| Part | What | How much |', '| --- | --- | ---: |', ...rows].join('\n');
process.stdout.write(`${table}\n`);

if (option === '--write') {
  const page = 'docs/reliability.md';
  const [begin, end] = ['<!-- figures: begin -->', '<!-- figures: end -->'];
  const text = readFileSync(page, 'utf8');
  const before = text.slice(0, text.indexOf(begin) + begin.length);
  const after = text.slice(text.indexOf(end));
  const options = { ...(await resolveConfig(page)), parser: 'markdown' };
  writeFileSync(page, await format(`${before}\n\n${table}\n\n${after}`, options));
}
