import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

const text = 'Prove that every finite integral domain is a field, for card 4111 1111 1111 1111';
const sections = ['Rules', 'Semantic', 'Judge', 'Bandit', 'Pillar order', 'Privacy', 'Models & prices', 'Objective'];
const tabs = ['Route', 'Watch', 'Charts', 'Policy', 'Log'];
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name, exact: true });

/** Every computed colour that is no gray, of every element and of what a style sheet adds to it. */
const colourful = (page: Page) =>
  page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const isGray = (colour: string) => {
      if (context === null) return false;
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
      return red === green && green === blue;
    };
    const written = /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\([^()]*\)/gi;
    const holdsColour = /color|shadow|image|fill|stroke|filter|flood|stop|lighting/;
    const properties = [...getComputedStyle(document.documentElement)].filter((name) => holdsColour.test(name));
    const known = new Map<string, boolean>();
    const found = new Set<string>();
    let seen = 0;
    const read = (element: Element, pseudo: string, names: readonly string[]) => {
      const style = getComputedStyle(element, pseudo === '' ? null : pseudo);
      if ((pseudo === '::before' || pseudo === '::after') && style.content === 'none') return;
      for (const name of names) {
        const value = style.getPropertyValue(name);
        if (!known.has(value))
          known.set(
            value,
            [...value.matchAll(written)].every(([colour]) => isGray(colour)),
          );
        if (known.get(value) === false) found.add(`${element.tagName}${pseudo} ${name}: ${value}`);
        seen += 1;
      }
    };
    for (const element of document.querySelectorAll('*')) {
      for (const pseudo of ['', '::before', '::after']) read(element, pseudo, properties);
      // Nothing else is drawn of a selection.
      read(element, '::selection', ['color', 'background-color', 'text-decoration-color', 'text-shadow']);
      if (element.matches('input, textarea')) read(element, '::placeholder', properties);
    }
    return { found: [...found], seen };
  });

async function expectGray(page: Page): Promise<void> {
  const { found, seen } = await colourful(page);
  expect(found).toEqual([]);
  expect(seen, 'colours were read').toBeGreaterThan(1000);
}

async function expectAccessible(page: Page, within = 'body'): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(within).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

const expectNoOverflow = (page: Page) =>
  expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
    .toBe(0);

/** Everything there is to see on a wide page, at once. */
async function openEverything(page: Page): Promise<RoutingPage> {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.route(text);
  for (const name of sections) await routing.openSection(name);
  await routing.policy.getByRole('spinbutton', { name: 'Epsilon', exact: true }).fill('0.03');
  await routing.applied(/0\.03: /);
  await routing.telemetry.getByRole('button', { name: 'More', exact: true }).click();
  await expect(page.getByRole('region', { name: 'More figures', exact: true })).toBeVisible();
  return routing;
}

test.describe('on a desk', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('every colour is a gray, and nothing is out of reach, in both themes', async ({ page }) => {
    test.setTimeout(90_000);
    const routing = await openEverything(page);
    await expectGray(page);
    await expectAccessible(page);
    await routing.button('Invert').click();
    await expect(routing.button('Invert')).toHaveAttribute('aria-pressed', 'true');
    await expectGray(page);
    // What inverting can break is contrast.
    const { violations } = await new AxeBuilder({ page }).withRules('color-contrast').analyze();
    expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
    await expectNoOverflow(page);
  });

  test('so it is while many prompts fly, where one was refused, and in the sheet of shortcuts', async ({ page }) => {
    test.setTimeout(60_000);
    const routing = await openEverything(page);
    await routing.setPrompt('');
    await routing.button('Route').click();
    await expect(routing.refusal).not.toHaveText('');
    await routing.routeMany(Array.from({ length: 50 }, (_, k) => `Sum the digits of ${k}`));
    await expectGray(page);
    await page.getByRole('heading', { name: 'ROUTELLM' }).click();
    await page.keyboard.press('Shift+?');
    await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible();
    await expectGray(page);
    await expectAccessible(page, 'dialog');
  });

  test('nothing moves where the system asks for that, and the outcome is announced', async ({ page }) => {
    const routing = new RoutingPage(page);
    await routing.open();
    await routing.route(text);
    await expect(routing.pathway.getByRole('status')).toContainText(/^Decided by .+: (local|cloud)\. /);
    const moving = () =>
      document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().activeDuration ?? 0) > 1).length;
    expect(await page.evaluate(moving)).toBe(0);
    await expect(routing.pathway.locator('canvas')).toHaveCount(0);
  });
});

test('further figures stand over the stage, nothing moves, and Esc takes them away first', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.newest.click();
  const prompt = await routing.prompt.boundingBox();
  const more = page.getByRole('region', { name: 'More figures', exact: true });
  await routing.telemetry.getByRole('button', { name: 'More', exact: true }).click();
  const cut = () =>
    more.locator('[role=region]').evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth));
  await expect.poll(cut).toEqual([0, 0]);
  expect(await routing.prompt.boundingBox()).toEqual(prompt);
  // The composer stays within reach.
  await routing.route('Sum the digits of 17');
  await expect(more).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(more).toBeHidden();
  await expect(routing.newest).toHaveAttribute('aria-selected', 'true');
});

test('what routing comes to stands before the headline, and what a prompt meets in the empty field', async ({
  page,
}) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const headline = page.getByRole('banner').getByText(/ per 1k requests, all-cloud /);
  const verdict = (await headline.locator('strong').innerText()).replace(/\.\s*$/, '');
  await expect(routing.policy.getByRole('figure')).toContainText(verdict);
  // Whole, though an own prompt and an edit make it longer and leave it less room.
  await routing.route('Sum the digits of 17');
  await routing.policy.getByRole('spinbutton', { name: 'Complexity threshold' }).first().fill('50');
  await expect(page.getByText('● modified')).toBeVisible();
  await expect(headline).toContainText('own prompt');
  expect(await headline.evaluate((one) => one.scrollHeight - one.clientHeight)).toBe(0);
  await expect(routing.prompt).toHaveAttribute('placeholder', /local or a cloud model/);
});

test('a prompt passes analyzing, routing and generating in that order, and says so', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.pathway.evaluate((pathway) => {
    const states: string[] = [];
    const take = () => {
      const label = pathway.querySelector('p')?.textContent ?? '';
      states.push(`${pathway.getAttribute('data-state') ?? ''} ${/^[A-Z]+/.exec(label)?.[0] ?? ''}`);
    };
    Object.assign(globalThis, { states });
    new MutationObserver(take).observe(pathway, { attributes: true, attributeFilter: ['data-state'] });
  });
  await routing.route('Prove that every finite integral domain is a field and explain each step');
  const states = await page.evaluate(() => (globalThis as unknown as { states: string[] }).states);
  expect(states).toEqual(['analyzing ANALYZING', 'routing ROUTING', 'generating GENERATING', 'done DONE']);
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, contextOptions: { reducedMotion: 'reduce' } });

  /** A prompt routed on the first tab, and each tab opened in turn. */
  async function visitTabs(page: Page, look: (name: string) => Promise<void>): Promise<RoutingPage> {
    const routing = new RoutingPage(page);
    await page.goto('/#/log');
    await routing.settled();
    await expect(page.getByRole('navigation', { name: 'Views' }).getByRole('link')).toHaveText(tabs);
    await tab(page, 'Route').tap();
    await routing.prompt.fill(text);
    await routing.button('Route').tap();
    await expect(routing.verdict('0 Privacy')).toHaveAttribute('data-decides', 'true');
    for (const name of tabs) {
      await tab(page, name).tap();
      await expect(tab(page, name)).toHaveAttribute('aria-current', 'page');
      if (name === 'Policy') for (const section of sections) await routing.openSection(section);
      await look(name);
    }
    return routing;
  }

  test.describe('of 390 px', () => {
    test.use({ viewport: { width: 390, height: 844 } });

    test('its tabs, all gray in both themes, within reach, and no wider than the screen', async ({ page }) => {
      test.setTimeout(90_000);
      const routing = await visitTabs(page, async () => {
        await expectNoOverflow(page);
        await expectGray(page);
        await expectAccessible(page);
      });
      await routing.button('Invert').tap();
      for (const name of tabs) {
        await tab(page, name).tap();
        await expectGray(page);
      }
      await page.goBack();
      await expect(tab(page, 'Policy')).toHaveAttribute('aria-current', 'page');
    });
  });

  test.describe('of 320 px', () => {
    test.use({ viewport: { width: 320, height: 640 } });

    test('no view is wider than the screen', async ({ page }) => {
      await visitTabs(page, () => expectNoOverflow(page));
    });
  });
});
