import { terminalText } from './terminal.ts';

/**
 * A property of a GitHub workflow command (actions/toolkit, `command.ts`). The comma and the colon would end it.
 */
export function workflowProperty(text: string): string {
  return workflowMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** The message of a GitHub workflow command: one line, whatever is in it. */
export function workflowMessage(text: string): string {
  return terminalText(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
