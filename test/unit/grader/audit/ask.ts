import { askPython } from '../../../../grader/audit/ask-python.ts';
import { findProject } from '../../../../grader/cli/project.ts';
import { findPython } from '../../../../grader/sandbox/find-python.ts';

const project = findProject(import.meta.dirname);
const found = findPython(project.root);
if (found.kind === 'missing') throw new Error(found.problem);

export const pythonExecutable = found.executable;
export const readPython = askPython(found.executable, project.root);
