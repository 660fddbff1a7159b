import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

// What is asked for while there is no network fails, and nothing may come of it but the browser's own line.
test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

test('without a network a prompt is still routed, and the status bar says what waits', async ({ page, context }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await expect(routing.foot).not.toContainText('OFFLINE');
  await context.setOffline(true);
  await expect(routing.foot).toContainText('OFFLINE — cloud routes paused, local and simulation work');
  await routing.route('Prove that every finite integral domain is a field and explain each step');
  await context.setOffline(false);
  await expect(routing.foot).not.toContainText('OFFLINE');
});
