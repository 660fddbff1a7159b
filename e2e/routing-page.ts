import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expect } from './fixtures';

/** The page as its user finds it: by role and name. */
export class RoutingPage {
  readonly page: Page;
  readonly prompt: Locator;
  readonly pathway: Locator;
  readonly log: Locator;
  readonly policy: Locator;
  readonly telemetry: Locator;
  readonly foot: Locator;
  readonly effect: Locator;
  readonly dot: Locator;
  readonly verdicts: Locator;
  readonly refusal: Locator;

  constructor(page: Page) {
    this.page = page;
    this.prompt = page.getByRole('textbox', { name: 'Prompt', exact: true });
    this.pathway = page.getByRole('region', { name: 'Pathway', exact: true });
    this.log = page.getByRole('grid', { name: 'Log', exact: true });
    this.policy = page.getByRole('region', { name: 'Policy', exact: true });
    this.telemetry = page.getByRole('region', { name: 'Telemetry', exact: true });
    this.foot = page.getByRole('contentinfo');
    this.effect = this.policy.locator('p[aria-live]');
    this.verdicts = page.getByRole('region', { name: 'Verdicts', exact: true });
    // Empty where nothing is wrong, and no alert in name then.
    this.refusal = page.locator('#composer-refusal');
    this.dot = this.policy.locator('[data-current-threshold]');
  }

  /** Opens the page and waits until the built-in samples were flown. */
  async open(address = '/'): Promise<void> {
    await this.page.goto(address);
    await this.settled();
  }

  /** Waits until there are rows, and nothing is under way. */
  async settled(): Promise<void> {
    await expect(this.foot).toContainText('embedder router-embed', { timeout: 30_000 });
    await expect(this.foot.getByText('READY', { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(this.newest).toHaveAttribute('data-outcome', /./);
  }

  /** How many rows the log has under its head. */
  async rows(): Promise<number> {
    return Number(await this.log.getAttribute('aria-rowcount')) - 1;
  }

  /** The log's first row under its head. */
  get newest(): Locator {
    return this.log.getByRole('row').nth(1);
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** The row of the verdicts that a stage speaks in. */
  verdict(stage: string): Locator {
    const header = this.page.getByRole('rowheader', { name: stage, exact: true });
    return this.page.getByRole('table', { name: 'Verdicts', exact: true }).getByRole('row').filter({ has: header });
  }

  /** Types a prompt, routes it, and waits until its verdicts are on show; answers its row in the log. */
  async route(text: string): Promise<Locator> {
    const before = await this.rows();
    await this.prompt.fill(text);
    await this.button('Route').click();
    return this.landed(before);
  }

  /** Who decided, and why, in one sentence. */
  get said(): Locator {
    return this.verdicts.getByRole('paragraph').filter({ hasText: ', decided by ' });
  }

  /** Routes prompts at once, and waits until all are in the log; the text is set in one go, as a paste is. */
  async routeMany(texts: readonly string[]): Promise<void> {
    const before = await this.rows();
    await this.setPrompt(texts.join('\n---\n'));
    if (texts.length > 1) await this.splitAtDashes();
    await this.button('Route').click();
    await expect(this.log).toHaveAttribute('aria-rowcount', String(before + texts.length + 1), { timeout: 30_000 });
    await expect(this.foot.getByText('READY', { exact: true })).toBeVisible();
  }

  /** Imports a log with the mouse, in place of what is there or after it, and waits for its rows. */
  async importLog(
    { name, text }: { readonly name: string; readonly text: string },
    rows: number,
    { after = false } = {},
  ): Promise<void> {
    const importing = this.page.getByRole('dialog', { name: 'Import', exact: true });
    const chooser = this.page.waitForEvent('filechooser');
    await this.button('Import').click();
    await importing.getByRole('button', { name: 'Choose file', exact: true }).click();
    const mimeType = name.endsWith('.jsonl') ? 'application/jsonl' : 'text/csv';
    await (await chooser).setFiles({ name, mimeType, buffer: Buffer.from(text) });
    if (after) await importing.getByLabel(/^Replace what is in the session/).uncheck();
    await importing.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(importing).toContainText(`${rows} ${rows === 1 ? 'row' : 'rows'} imported and routed`);
    await importing.getByRole('button', { name: 'Show log', exact: true }).click();
  }

  /** Has the composer's text cut at lines of three dashes. */
  async splitAtDashes(): Promise<void> {
    await this.page.getByRole('checkbox', { name: 'Split at ---', exact: true }).check();
  }

  /** Sets the composer's text at once, whatever it is; `fill` types through what large and broken text takes minutes for. */
  async setPrompt(text: string): Promise<void> {
    await this.prompt.evaluate((element, value) => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(element, value);
      element.dispatchEvent(new Event('input', { bubbles: true }));
    }, text);
  }

  /** Waits until the prompt that made the log longer has landed. */
  async landed(rowsBefore: number): Promise<Locator> {
    await expect(this.log).toHaveAttribute('aria-rowcount', String(rowsBefore + 2));
    await expect(this.pathway).toHaveAttribute('data-state', /^(done|failed-over)$/);
    await expect(this.newest).toHaveAttribute('aria-selected', 'true');
    await expect(this.newest).toHaveAttribute('data-row', String(rowsBefore));
    return this.newest;
  }

  /** Opens a section of the policy, unless it is open. */
  async openSection(name: string): Promise<void> {
    const trigger = this.policy.getByRole('heading').getByRole('button', { name: new RegExp(`^${name}`) });
    if ((await trigger.getAttribute('aria-expanded')) !== 'true') await trigger.click();
    await expect(trigger).toHaveAttribute('aria-expanded', 'true');
  }

  /** Waits until an edit's effect stands there, and the session was flown again under it. */
  async applied(effect: RegExp): Promise<void> {
    await expect(this.effect).toHaveText(effect);
    await expect(this.effect).not.toContainText('applying');
    await expect(this.foot.getByText('READY', { exact: true })).toBeVisible();
  }

  /** The hash of all simulated telemetry, whole. */
  async hash(): Promise<string> {
    const title = await this.foot.getByTitle(/^Hash of all simulated telemetry/).getAttribute('title');
    const hash = /telemetry: (\w+)\./.exec(title ?? '')?.[1];
    if (hash === undefined) throw new Error('The status bar shows no hash.');
    return hash;
  }

  /** The log as it is downloaded: one record a row, by column name, oldest first. */
  async csv(ask = () => this.button('Export CSV').click()): Promise<readonly Readonly<Record<string, string>>[]> {
    const downloading = this.page.waitForEvent('download');
    await ask();
    const text = await readFile(await (await downloading).path(), 'utf8');
    const [head, ...rows] = readCsv(text.replace(/^\uFEFF/, ''));
    return rows.map((cells) => Object.fromEntries((head ?? []).map((name, index) => [name, cells[index] ?? ''])));
  }

  /** What every row was decided for, oldest first. */
  async tiers(ask?: () => Promise<void>): Promise<readonly string[]> {
    return (await this.csv(ask)).map(({ tier }) => tier ?? '');
  }
}

/** RFC 4180, written again here so that the app's own writer is not its own witness. */
function readCsv(text: string): readonly (readonly string[])[] {
  const cells = text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g);
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of cells) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
