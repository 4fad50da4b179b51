// Prints the closing line from vitest's JSON report; the demo's run counts as one more test.
import { readFileSync } from 'node:fs';

const [, , path, demoExitCode] = process.argv;
const report = JSON.parse(readFileSync(path, 'utf8'));
// A file that cannot even be loaded fails as a whole and counts as one failure.
const unloadable = report.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
).length;
const demo = demoExitCode === '0' ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
const passed = report.numPassedTests + demo.passed;
const failed = report.numFailedTests + unloadable + demo.failed;
const skipped = report.numPendingTests + report.numTodoTests;
if (skipped > 0) process.stdout.write(`${skipped} skipped here\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
