// Prints the closing line from vitest's JSON report; each further step, given by its exit code, counts as one more test.
import { readFileSync } from 'node:fs';

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
if (skipped > 0) process.stdout.write(`${skipped} skipped here\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
