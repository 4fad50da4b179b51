import { execFileSync } from 'node:child_process';

const mutated = 'src/domain';

/**
 * The files of the decision core that differ from `reference` (a git reference; work that is not committed counts),
 * without those that are gone. Where `reference` is null: from the point at which this branch left origin/main, and
 * on origin/main itself from the commit before.
 * @throws Error where git does not know the reference
 */
export function changedFiles(reference: string | null, folder = process.cwd()): readonly string[] {
  const git = (...options: readonly string[]) => runGit(folder, options);
  const base = git('merge-base', reference ?? usualReference(git), 'HEAD');
  const changed = git('diff', '--name-only', '--diff-filter=d', base, '--', mutated);
  const unknown = git('ls-files', '--others', '--exclude-standard', '--', mutated);
  return [changed, unknown].flatMap((paths) => paths.split('\n')).filter((path) => path.endsWith('.ts'));
}

function usualReference(git: (...options: readonly string[]) => string): string {
  const isKnown = git('for-each-ref', 'refs/remotes/origin/main') !== '';
  const isAhead = isKnown && git('rev-parse', 'origin/main') !== git('rev-parse', 'HEAD');
  return isAhead ? 'origin/main' : 'HEAD~1';
}

function runGit(folder: string, options: readonly string[]): string {
  try {
    return execFileSync('git', options, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch (error) {
    throw new Error(
      `git ${options.join(' ')} failed. Name a reference that this clone knows; a shallow clone may have to be deepened first.`,
      { cause: error },
    );
  }
}
