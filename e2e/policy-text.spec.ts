import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test('the policy is edited as text: a mistake is named by its line, the draft outlives the dialog, and one undo takes it back', async ({
  page,
}) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await dialog.getByRole('button', { name: 'Edit as text' }).click();
  const text = dialog.getByRole('textbox', { name: 'Policy as JSON' });
  await expect(text).toHaveValue(/"edgeThreshold": 65/);
  const whole = await text.inputValue();

  await test.step('a value that cannot be', async () => {
    await text.fill(whole.replace('"edgeThreshold": 65', '"edgeThreshold": "high"'));
    await text.press('Control+Enter');
    const line = whole.split('\n').findIndex((one) => one.includes('"edgeThreshold": 65')) + 1;
    await expect(dialog.getByRole('alert')).toContainText(`line ${line} · complexity.edgeThreshold`);
    await dialog.getByRole('button', { name: `Go to line ${line}` }).click();
    const marked = await text.evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    );
    expect(marked).toContain('"edgeThreshold": "high"');
  });

  const threshold = page.getByRole('spinbutton', { name: 'Complexity threshold' }).first();
  await test.step('closed and opened again, the text is as it was left', async () => {
    await page.keyboard.press('Escape');
    await expect(threshold).toHaveValue('65');
    await page.keyboard.press('e');
    await expect(text).toHaveValue(/"edgeThreshold": "high"/);
  });

  await test.step('put right, taken over, undone', async () => {
    await text.fill(whole.replace('"edgeThreshold": 65', '"edgeThreshold": 88'));
    await dialog.getByRole('button', { name: 'Read the text' }).click();
    await expect(dialog).toContainText(/Edited text: [1-9]\d* of 300 change route/);
    await dialog.getByRole('button', { name: 'Take over' }).click();
    await expect(text).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(threshold).toHaveValue('88');
    await page.keyboard.press('Control+z');
    await expect(threshold).toHaveValue('65');
  });
});
