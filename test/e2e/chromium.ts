/** A browser that pages are tried out in, and all that they do there: for tests only. */
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function launchChromium(): Promise<Browser> {
  if (!existsSync(CHROMIUM)) {
    throw new Error(`The pages are tried out in Chromium, but ${CHROMIUM} does not exist: apt-get install chromium.`);
  }
  return chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
}

/**
 * What a page does from here on that none should do: console, script errors, violations of its policy, dialogs, requests.
 *
 * @param isOwn whether a request is the page's own
 */
export function complaintsOf(page: Page, isOwn: (url: string) => boolean): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!isOwn(request.url())) complaints.push(`request: ${request.url()}`);
  });
  return complaints;
}
