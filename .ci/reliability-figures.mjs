// Gathers what the tests have left in the folder RELIABILITY_FIGURES names, one file of numbers a test, and prints it
// part by part, a line for each group of figures (`faults: dies before` is the figure `dies before` of the group
// `faults`); with --write they go into docs/reliability.md. Files of one part are added up; of times and scores the
// largest counts. The mutation score is measured by itself, and stands on the page with its day until it is measured
// again.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const [, , folder, option] = process.argv;
const titles = {
  attacks: 'Wrong bodies',
  'crash-points': 'Crash points',
  processes: 'Real processes',
  simulation: 'Simulation',
};
const isExtreme = (name) => /seconds|\bms\b|score|per cent|seed$/i.test(name);
const readFigures = (file) => Object.entries(JSON.parse(readFileSync(join(folder, file), 'utf8')));
const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);
const inWords = (name) => name.replaceAll(/(?<=[a-z])(?=[A-Z0-9])/g, ' ').toLowerCase();

function addUp(files) {
  const parts = new Map();
  for (const file of files) {
    const [part] = file.split('.');
    const figures = parts.get(part) ?? {};
    for (const [name, value] of readFigures(file))
      figures[name] = isExtreme(name) ? Math.max(figures[name] ?? 0, value) : (figures[name] ?? 0) + value;
    parts.set(part, figures);
  }
  return parts;
}

function tellPart([part, figures]) {
  const groups = new Map();
  for (const [name, value] of Object.entries(figures)) {
    const [, group, what] = /^(.+?): (.+)$/.exec(name) ?? [null, 'In all', inWords(name)];
    const amount = /seed$/.test(what) ? String(value) : value.toLocaleString('en');
    groups.set(group, [...(groups.get(group) ?? []), `${what} **${amount}**`]);
  }
  const lines = [...groups].map(([group, all]) => `- ${capital(group)}: ${all.join(' · ')}`);
  return [`**${titles[part] ?? part}**`, lines.join('\n')].join('\n\n');
}

/** Null where no whole run has left its figures here. */
function tellMutation(file) {
  if (!readdirSync(folder).includes(file)) return null;
  const { score, killed, survived, noCoverage, files } = Object.fromEntries(readFigures(file));
  const on = statSync(join(folder, file)).mtime.toLocaleDateString('en-GB', { dateStyle: 'long' });
  const [all, noticed, missed] = [killed + survived + noCoverage, killed, survived + noCoverage].map(
    (count) => count.toLocaleString('en'),
  );
  return `On ${on}, \`npm run mutate\` made ${all} changes in the ${files} files of \`src/domain\`, one at a time. Some test failed for ${noticed} of them and none for ${missed}: a score of **${score} %**.`;
}

const mutationFile = 'mutation.json';
const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== mutationFile);
const told = [...addUp(files.sort())].map(tellPart);
const mutation = tellMutation(mutationFile);
process.stdout.write(`${[...told, ...(mutation === null ? [] : [mutation])].join('\n\n')}\n`);

if (option === '--write') {
  const page = 'docs/reliability.md';
  const replace = (text, region, content) => {
    const [begin, end] = [`<!-- ${region}: begin -->`, `<!-- ${region}: end -->`];
    return `${text.slice(0, text.indexOf(begin) + begin.length)}\n\n${content}\n\n${text.slice(text.indexOf(end))}`;
  };
  let text = readFileSync(page, 'utf8');
  if (told.length > 0) text = replace(text, 'figures', told.join('\n\n'));
  if (mutation !== null) text = replace(text, 'mutation', mutation);
  const options = { ...(await resolveConfig(page)), parser: 'markdown' };
  writeFileSync(page, await format(text, options));
}
