import { expect, test } from './fixtures';

test('the page opens under the content security policy', async ({ page }) => {
  const response = await page.goto('/');
  expect(response?.headers()['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval'");
  await expect(page).toHaveTitle(/RouteLLM/);
  await expect(page.getByRole('main')).toBeVisible();
});

test('a missing file answers 404, not the page', async ({ request }) => {
  const response = await request.get('/models/none/config.json');
  expect(response.status()).toBe(404);
});
