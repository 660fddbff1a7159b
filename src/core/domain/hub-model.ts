/** An encoder that may be fetched from the Hugging Face hub on request, as converted for the browser. */
export interface HubModel {
  /** Owner and name on the hub. */
  readonly repository: string;
  readonly dimensions: number;
  /** About what is fetched, by the hub's file list on 2026-11-21. */
  readonly approximateBytes: number;
  readonly covers: 'english' | 'any';
}

/** The encoders on offer; none is needed. */
export const hubModels: readonly HubModel[] = [
  { repository: 'Xenova/all-MiniLM-L6-v2', dimensions: 384, approximateBytes: 23_700_000, covers: 'english' },
  {
    repository: 'Xenova/paraphrase-multilingual-MiniLM-L12-v2',
    dimensions: 384,
    approximateBytes: 135_000_000,
    covers: 'any',
  },
];
