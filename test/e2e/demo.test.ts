import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createLogger } from '../../src/config/logger.ts';
import { playDemo } from '../../src/sandbox/demo/play-demo.ts';

test('the demo plays both cycles, finds nothing missing or double, and tells the day and the doing of everything', async () => {
  const lines: string[] = [];
  const warnings: string[] = [];
  const logger = createLogger({
    level: 'error',
    destination: { write: (line) => void warnings.push(line) },
  });
  const shortcomings = await playDemo((line) => void lines.push(line), logger);
  expect(shortcomings.join('\n')).toBe('');
  expect(warnings).toEqual([]);
  const story = lines.join('\n');
  expect(story).toContain('Day 2 · Wed 4 March 2026');
  expect(story).toContain('→ app: task for Amara (AM): "Reach Out to Client About Creative Refresh"');
  expect(story).toContain('→ app: Creative Refresh Status is now (blank)');
});

test('npm run demo ends well', async () => {
  const root = join(import.meta.dirname, '../..');
  const { stdout } = await promisify(execFile)('npm', ['run', 'demo'], { cwd: root, timeout: 120_000 });
  expect(stdout).toContain(
    'Both cycles finished, every task and every email exactly as often as it should be.',
  );
}, 120_000);
