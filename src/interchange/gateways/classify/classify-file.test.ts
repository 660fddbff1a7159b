import { expect, test } from 'vitest';
import { catalog } from '../../../catalog/catalog';
import type { ClassifierData } from './classifier-data';
import { classifyFile } from './classify-file';
import { promptOfRequest } from './prompt-of-request';
import { routeStatelessly } from './route-statelessly';
import { statelessContext } from './stateless-context';

const data: ClassifierData = {
  policy: catalog.defaultPolicy,
  endpoints: catalog.endpoints,
  model: catalog.model,
  arms: [],
  meanQuality: null,
};

const load = async (text: string) =>
  import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);

test('the module decides as the engine does, without a network and without a package', async () => {
  const file = classifyFile(data);
  expect(file).not.toMatch(/\bimport\b\s*[{*"'(]/);
  const { createClassifier } = await load(file);
  const classify = await createClassifier();
  const made = statelessContext(data, null);
  if (!made.ok) throw new Error(made.failure.message);
  for (const { text } of (await catalog.loadSamples()).slice(0, 100)) {
    const request = { model: 'any', messages: [{ role: 'user', content: text }] };
    const prompt = promptOfRequest(request);
    if (prompt === undefined) throw new Error('no prompt');
    expect(await classify(request)).toMatchObject(routeStatelessly(prompt, made.value, () => undefined));
  }
});
