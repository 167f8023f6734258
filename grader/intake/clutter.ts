/** Folders that tools leave behind. */
const FOLDERS: readonly string[] = ['__pycache__', 'node_modules', '__MACOSX'];

/** Files that systems leave behind. */
const FILES = /^(?:(?:eh)?thumbs\.db|desktop\.ini)$/iu;

/** Hidden names that tools give: version control, editors, systems, caches, settings. */
const HIDDEN =
  /^\.(?:_.*|git.*|svn|hg|DS_Store|Trash.*|Spotlight.*|fseventsd|TemporaryItems|localized|directory|nfs.*|fuse.*|ipynb_checkpoints|jupyter|ipython|pytest_cache|mypy_cache|ruff_cache|cache|venv|env|virtual_documents|idea|vscode|vs|settings|project|config|local|R.*|npm.*|nvm.*|yarn.*|eslint.*|prettier.*|editorconfig|python-version|~lock.*|.*\.sw[a-p])$/iu;

/** Left behind by a tool, and nobody's homework: `.ipynb_checkpoints` would be graded in place of the notebook. */
export function isLeftBehind(name: string): boolean {
  return FOLDERS.includes(name) || FILES.test(name) || HIDDEN.test(name);
}

export function isHidden(name: string): boolean {
  return name.startsWith('.');
}
