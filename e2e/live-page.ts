import type { FaultServer } from '../src/testing/fault-server';
import { expect } from './live-fixtures';
import { RoutingPage } from './routing-page';

/** What the settings keep, as a test plants it before the page opens. */
export interface PlantedEndpoints {
  /** Origin of an Ollama. */
  readonly ollama?: { readonly origin: string; readonly models: readonly string[] };
  readonly custom: readonly {
    readonly name: string;
    readonly baseUrl: string;
    readonly models: readonly string[];
    readonly key?: string;
    readonly headers?: string;
    readonly price?: string;
    readonly timeout?: string;
  }[];
}

/** The page with endpoints of the user's own. */
export class LivePage extends RoutingPage {
  readonly answer = this.page.getByRole('region', { name: 'Answer', exact: true });
  readonly panel = this.page.getByRole('region', { name: 'Live run', exact: true });

  /** Saves endpoints as Settings would, then opens the page and switches to LIVE. */
  async openLive({ ollama, custom }: PlantedEndpoints): Promise<void> {
    const rows = custom.map((row, index) => ({ id: `custom-0000000${index}`, ...row }));
    const document = {
      version: 1,
      savedAt: '2026-11-21T08:00:00.000Z',
      providers: {
        ollama: { baseUrl: ollama?.origin ?? 'http://localhost:11434', models: ollama?.models ?? [] },
        openai: { baseUrl: 'https://api.openai.com/v1', models: [] },
        featherless: { baseUrl: 'https://api.featherless.ai/v1', models: [] },
        custom: rows,
      },
    };
    const origins = [
      ...(ollama === undefined ? [] : [ollama.origin]),
      ...rows.map(({ baseUrl }) => new URL(baseUrl).origin),
    ];
    await this.page.addInitScript(
      ([keys, allowed]) => {
        if (localStorage.getItem('routellm-keys') !== null) return;
        localStorage.setItem('routellm-keys', keys);
        localStorage.setItem('routellm-origins', allowed);
      },
      [JSON.stringify(document), JSON.stringify(origins)] as const,
    );
    await this.open();
    await this.goLive();
  }

  /** A local model `good` at one server, and `big` in the cloud at another: what most tests need. */
  async openTwo(
    local: Pick<FaultServer, 'origin'>,
    cloud: Pick<FaultServer, 'origin'>,
    row: Partial<PlantedEndpoints['custom'][number]> = {},
  ): Promise<void> {
    await this.openLive({
      ollama: { origin: local.origin, models: ['good'] },
      custom: [{ name: 'Cloudy', baseUrl: `${cloud.origin}/v1`, models: ['big'], ...row }],
    });
  }

  async goLive(): Promise<void> {
    await this.button('LIVE').click();
    await expect(this.button('LIVE')).toHaveAttribute('aria-pressed', 'true');
    await expect(this.panel).toBeVisible();
  }

  /** Routes one prompt live and waits until its row is inspected. */
  async routeLive(text: string): Promise<void> {
    const before = await this.rows();
    await this.setPrompt(text);
    await this.button('Route').click();
    await expect(this.log).toHaveAttribute('aria-rowcount', String(before + 2), { timeout: 30_000 });
    await expect(this.newest).toHaveAttribute('aria-selected', 'true');
    await expect(this.answer).toBeVisible();
  }
}
