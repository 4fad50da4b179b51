import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changedFiles } from './changed-files.ts';

let folder = '';

function git(...options: readonly string[]): void {
  const somebody = [
    '-c',
    'user.name=Dana',
    '-c',
    'user.email=dana@agency.example',
    '-c',
    'commit.gpgsign=false',
  ];
  execFileSync('git', [...somebody, ...options], { cwd: folder, stdio: 'pipe' });
}

function write(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${path} ${randomUUID()}`);
  }
}

function commit(...paths: readonly string[]): void {
  write(...paths);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Work');
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'changed-'));
  git('init', '--quiet', '--initial-branch', 'main');
  commit('src/domain/old.ts', 'src/domain/gone.ts', 'src/http/door.ts');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('The files of the core that have changed', () => {
  it('are those of the last commit, where nothing is known of a main line elsewhere', () => {
    commit('src/domain/old.ts');
    commit('src/domain/texts/live.ts', 'src/http/door.ts', 'src/domain/readme.md');
    expect(changedFiles(null, folder)).toEqual(['src/domain/texts/live.ts']);
  });

  it('are those since the branch left the main line, and on the main line those of the last commit', () => {
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    commit('src/domain/old.ts');
    commit('src/domain/texts/live.ts');
    expect(changedFiles(null, folder)).toEqual(['src/domain/old.ts', 'src/domain/texts/live.ts']);
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    expect(changedFiles(null, folder)).toEqual(['src/domain/texts/live.ts']);
  });

  it('are those since a commit that is named, with work that is not committed, without what is gone', () => {
    commit('src/domain/texts/live.ts');
    write('src/domain/old.ts', 'src/domain/new.ts');
    rmSync(join(folder, 'src/domain/gone.ts'));
    expect(changedFiles('HEAD', folder)).toEqual(['src/domain/old.ts', 'src/domain/new.ts']);
  });

  it('may be none', () => {
    commit('src/http/door.ts');
    expect(changedFiles('HEAD~1', folder)).toEqual([]);
  });

  it('cannot be told from a reference that git does not know', () => {
    expect(() => changedFiles('nowhere', folder)).toThrow(
      'git merge-base nowhere HEAD failed. Name a reference that this clone knows; a shallow clone may have to be deepened first.',
    );
  });
});
