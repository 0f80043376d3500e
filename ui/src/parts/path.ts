/** Paths as people paste them. */

/** A path without the quotes and the scheme that a file manager puts around it. */
export function readPath(typed: string): string {
  const bare = typed.trim().replace(/^["'“”]+|["'“”]+$/g, '').trim();
  if (!/^file:\/\//i.test(bare)) return bare;
  const path = decodeURIComponent(bare.slice('file://'.length));
  return path.replace(/^\/([A-Za-z]:)/, '$1');
}

/** The file that a path means to save to: in a folder, one of the given name; else with its ending. */
export function savedAs(typed: string, name: string, ending: string): string {
  const path = readPath(typed);
  if (path === '') return '';
  if (/[\\/]$/.test(path)) return `${path}${name}.${ending}`;
  const last = path.split(/[\\/]/).at(-1) ?? '';
  return last.toLowerCase().endsWith(`.${ending}`) ? path : `${path}.${ending}`;
}
