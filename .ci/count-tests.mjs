// Names what failed, then prints the closing line, from vitest's JSON report; each further step, given by its exit code,
// counts as one more test.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const [, , path, ...exitCodes] = process.argv;
const report = JSON.parse(readFileSync(path, 'utf8'));
// A file that cannot even be loaded fails as a whole and counts as one failure.
const unloadable = report.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
).length;
const passedSteps = exitCodes.filter((code) => code === '0').length;
const passed = report.numPassedTests + passedSteps;
const failed = report.numFailedTests + unloadable + exitCodes.length - passedSteps;
const skipped = report.numPendingTests + report.numTodoTests;
for (const { name, status, message, assertionResults } of report.testResults) {
  if (status !== 'failed') continue;
  const file = relative(process.cwd(), name);
  if (assertionResults.length === 0) process.stdout.write(`Failed: ${file}\n    ${firstLines(message)}\n`);
  for (const { fullName, status: outcome, failureMessages } of assertionResults) {
    if (outcome !== 'failed') continue;
    process.stdout.write(`Failed: ${file}: ${fullName}\n    ${firstLines(failureMessages.join('\n'))}\n`);
  }
}
if (skipped > 0) process.stdout.write(`${skipped} skipped here\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);

/** Enough of a message to know what went wrong where the rest of the output is cut. */
function firstLines(message) {
  const lines = message.split('\n').filter((line) => !line.includes('node_modules'));
  return lines.slice(0, 8).join('\n    ');
}
