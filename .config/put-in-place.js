/** Puts a Python environment that was made beside another in its place. Needs Node alone, as setup.js does. */
import { existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * By two renames: nobody ever sees half an environment at `place`, and for a moment none.
 * @param {string} made the folder of the new environment
 * @param {string} place where it shall be
 * @param {string} scripts the folder of programs within it
 */
export function putInPlace(made, place, scripts) {
  const folder = join(made, scripts);
  const files = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  for (const file of [...files, join(made, 'pyvenv.cfg')]) tellPlace(file, made, place);
  const before = `${place}.old`;
  rmSync(before, { recursive: true, force: true });
  if (existsSync(place)) renameSync(place, before);
  renameSync(made, place);
  rmSync(before, { recursive: true, force: true });
}

/**
 * Some files name the folder of their environment: pip's scripts, those that activate it, its note of how it was made.
 * @param {string} file @param {string} made @param {string} place
 */
function tellPlace(file, made, place) {
  if (!existsSync(file) || !lstatSync(file).isFile()) return;
  const bytes = readFileSync(file);
  const text = bytes.toString('utf8');
  // Programs that are no text stay as they are.
  if (text.includes(made) && bytes.equals(Buffer.from(text))) writeFileSync(file, text.replaceAll(made, place));
}
