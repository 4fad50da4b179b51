const ending = '/live';

/** Where a page's stream is, below the console's path as the page is: the stream says when the page would look otherwise. */
export function livePath(path: string): string {
  return path === '/' ? ending : `${path}${ending}`;
}

export function isLivePath(path: string): boolean {
  return path.endsWith(ending);
}
