/** A model's name as it is compared: `openai/GPT-5.5:latest` and `gpt-5.5` are one model. */
export function plainModelName(model: string): string {
  return model
    .toLowerCase()
    .replace(/^(models|openai)\//, '')
    .replace(/:latest$/, '');
}
